using OpenRouter.Aot.Simulation;

return Commands.Run(args, Console.Out, Console.Error);
