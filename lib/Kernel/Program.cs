using Workbook.Cli;

var code = await Shell.RunAsync(args);
// Threads that a notebook left running do not keep the program alive.
Environment.Exit(code);
