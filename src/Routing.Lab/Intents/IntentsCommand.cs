using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Spectre.Console;

namespace Routing.Lab;

/// <summary><c>intents</c>: how well a text tells what it is about, on the starter set or on files of one's own.</summary>
internal static class IntentsCommand
{
    private const int Parts = 5;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Make()
    {
        var train = new Option<string?>("--train") { Description = "Labelled texts to learn from (CSV, TSV, JSON or JSON lines, with text and intent). Without, the starter set." };
        var test = new Option<string?>("--test") { Description = "Labelled texts to measure on. Without, every fifth text of --train is kept from learning, or the starter set's held-out texts are taken." };
        var errors = new Option<bool>("--errors") { Description = "Lists the texts that were taken for something else." };
        var starter = new Option<bool>("--with-starter") { Description = "Learns from the starter set as well." };
        var json = new Option<string?>("--json") { Description = "Writes the figures as JSON to this file, - for standard output." };
        var command = new Command("intents", "Trains the classifier of texts, and measures it on texts it has not seen.") { train, test, errors, starter, json };
        command.SetAction((parsed, ct) => Cli.Guard(() => Run(
            new IntentsOrder(parsed.GetValue(train), parsed.GetValue(test), parsed.GetValue(starter), parsed.GetValue(errors), parsed.GetValue(json)), ct)));
        return command;
    }

    private static async Task Run(IntentsOrder order, CancellationToken ct)
    {
        var (learned, measured) = order.Train is { } file ? OfFiles(file, order) : OfStarter(order.Test);
        var clock = Stopwatch.StartNew();
        var model = IntentTraining.Train(learned, ct: ct).Model;
        var seconds = clock.Elapsed.TotalSeconds;
        var reports = measured.Select(set => IntentReport.Measure(set.Name, model, set.Texts)).ToList();
        await Cli.Write(order.Json, () => JsonSerializer.Serialize(new { learned = learned.Count, intents = model.Intents.Length, trainingSeconds = seconds, reports }, Json), () =>
        {
            AnsiConsole.Write(IntentTables.Learned(learned.Count, model, seconds));
            AnsiConsole.Write(IntentTables.Measured(reports));
            if (order.Train is null) AnsiConsole.Write(IntentTables.ByIntent(reports));
            if (order.Errors) AnsiConsole.Write(IntentTables.Wrong(reports));
        });
    }

    private static (IReadOnlyList<LabelledText> Learned, (string Name, IReadOnlyList<LabelledText> Texts)[] Measured) OfFiles(string file, IntentsOrder order)
    {
        var all = LabelledTexts.Read(file, "train");
        IReadOnlyList<LabelledText> learned = all, measured;
        if (order.Test is { } test) measured = LabelledTexts.Read(test, "test");
        else (learned, measured) = ([.. all.Where((_, at) => at % Parts != 0)], [.. all.Where((_, at) => at % Parts == 0)]);
        if (order.WithStarter) learned = [.. learned, .. StarterIntents.Languages.SelectMany(language => StarterIntents.Utterances(language))];
        return (learned, [(Path.GetFileName(order.Test ?? file), measured)]);
    }

    private static (IReadOnlyList<LabelledText> Learned, (string Name, IReadOnlyList<LabelledText> Texts)[] Measured) OfStarter(string? test) =>
        ([.. StarterIntents.Languages.SelectMany(language => StarterIntents.Utterances(language))],
            test is not null ? [(Path.GetFileName(test), LabelledTexts.Read(test, "test"))] : [.. StarterIntents.Languages.Select(language => ($"held out, {language}", (IReadOnlyList<LabelledText>)StarterIntents.HeldOut(language)))]);
}

/// <summary>What to learn from and what to measure on; null for the starter set, or for a part of what is learned from.</summary>
internal sealed record IntentsOrder(string? Train, string? Test, bool WithStarter, bool Errors, string? Json);
