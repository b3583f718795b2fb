using Routing.Server;

return await ServerCommand.Make().Parse(args).InvokeAsync();
