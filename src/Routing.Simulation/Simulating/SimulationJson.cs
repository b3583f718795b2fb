using System.Text.Json.Serialization;

namespace Routing.Simulation;

/// <summary>The JSON of results, for programs.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(SimulationResult))]
[JsonSerializable(typeof(Comparison))]
[JsonSerializable(typeof(FairnessCurve))]
public sealed partial class SimulationJson : JsonSerializerContext;
