using System.CommandLine;
using Routing.Cluster.Bench;

var seconds = new Option<int>("--seconds") { Description = "Seconds of each measurement, after a warm-up.", DefaultValueFactory = _ => 10 };
var warmUp = new Option<int>("--warm-up") { Description = "Seconds before that.", DefaultValueFactory = _ => 20 };
var inFlight = new Option<int>("--in-flight") { Description = "Journeys under way at a time.", DefaultValueFactory = _ => 100 };
var agents = new Option<int>("--agents") { Description = "Agents; a tenth of them for the wait of a freed one.", DefaultValueFactory = _ => BenchSize.Standard.Agents };
var groups = new Option<int>("--groups") { Description = "Routing groups they are dealt out to, with the 50 queues: 1, 2, 5, 10, 25 or 50.", DefaultValueFactory = _ => 1 };
var placement = new Option<PlacementKind>("--placement") { Description = "Where actors come to live; the product's own way when not given.", DefaultValueFactory = _ => PlacementKind.Product };
var only = new Option<BenchPart[]>("--only") { Description = "Parts to be measured; all when not given.", AllowMultipleArgumentsPerToken = true };

var first = new Argument<int>("PORT") { Description = "Port of the first silo." };
var placed = new Argument<PlacementKind>("PLACEMENT") { Description = "Where actors come to live." };
var among = new Argument<int>("GROUPS") { Description = "Routing groups." };
var other = new Command(OtherSilo.Command, "The second silo of a bench; started by it, and ended with its input.") { first, placed, among };
other.Hidden = true;
other.SetAction((parsed, ct) => OtherSilo.Serve(parsed.GetValue(first), parsed.GetValue(placed), parsed.GetValue(among), ct));

var root = new RootCommand("Measures the cluster on this machine: raw calls of Orleans and full journeys, on one silo and on two.") { seconds, warmUp, inFlight, agents, groups, placement, only, other };
root.SetAction(async (parsed, ct) =>
{
    var size = BenchSize.Standard with { Agents = parsed.GetValue(agents), Groups = parsed.GetValue(groups) };
    var bench = new ClusterBench(size, parsed.GetValue(placement), parsed.GetValue(inFlight), TimeSpan.FromSeconds(parsed.GetValue(warmUp)), TimeSpan.FromSeconds(parsed.GetValue(seconds)));
    await BenchRun.Print(bench, size, parsed.GetValue(only) is { Length: > 0 } parts ? parts : Enum.GetValues<BenchPart>(), ct);
});
return await root.Parse(args).InvokeAsync();
