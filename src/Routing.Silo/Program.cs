using System.CommandLine;
using Routing.Silo;

// The host hears Ctrl-C and SIGTERM itself, and stops within its own bound; this one would cut it off after two seconds.
return await SiloCommand.Make().Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
