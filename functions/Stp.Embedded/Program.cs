using Stp.Embedded.Commands;

return await CommandLine.RunAsync(args, Screen.OfProcess());
