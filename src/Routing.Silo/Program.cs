using Routing.Silo;

return await SiloCommand.Make().Parse(args).InvokeAsync();
