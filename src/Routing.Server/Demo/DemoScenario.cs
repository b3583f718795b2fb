using Routing.Simulation;

namespace Routing.Server;

/// <summary>The scenario of the demonstration; it is inside the program, so it is there wherever that is run from.</summary>
internal static class DemoScenario
{
    private const string Resource = "online-shop.json";

    public static Scenario Read()
    {
        using var stream = typeof(DemoScenario).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not embedded in this build.");
        using var reader = new StreamReader(stream);
        return ScenarioReader.Parse(reader.ReadToEnd());
    }
}
