using Workbook;
using Workbook.Cli;

// Jupyter waits for the kernel, so it starts without the command line's machinery.
var code = args is ["kernel", var connectionFile] ? await KernelServer.RunAsync(connectionFile) : await Shell.RunAsync(args);
// Threads that a notebook left running do not keep the program alive.
Environment.Exit(code);
