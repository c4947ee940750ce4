using NotebookKernel;
using Workbook;
using Workbook.Grade;

Globalization.Enable();
// Jupyter waits for the kernel, so it starts without the command line's machinery.
var code = args switch
{
    ["kernel", var connectionFile] when !connectionFile.StartsWith('-') => KernelServer.Run(connectionFile),
    [GradeWorker.Command, var notebook, var folder, var seconds] => await GradeWorker.RunAsync(notebook, folder, seconds),
    _ => await Shell.RunAsync(args),
};
// Threads that a notebook left running do not keep the program alive.
Environment.Exit(code);
