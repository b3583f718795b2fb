namespace Routing.Lab.Tests;

/// <summary>The public English set of 77 intents, where it lies beside this repository: it is not shipped.</summary>
public sealed class PublicSetTests
{
    private const double Goal = 0.91;

    [PublicSetFact]
    public void A_classifier_trained_on_it_finds_91_in_100_of_texts_it_has_not_seen()
    {
        var folder = PublicSetFactAttribute.Folder!;
        var model = IntentTraining.Train(LabelledTexts.Read(Path.Combine(folder, "train.csv"), "train"), sharpness: 1);
        var test = LabelledTexts.Read(Path.Combine(folder, "test.csv"), "test");
        var right = test.Count(text => model.Classify(text.Text)[0].Intent == text.Intent);
        Assert.InRange((double)right / test.Count, Goal, 1);
    }

    /// <summary>A fact that is skipped where the set is not at hand.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class PublicSetFactAttribute : FactAttribute
    {
        public static readonly string? Folder = Find();

        public PublicSetFactAttribute()
        {
            if (Folder is null) Skip = "shared/data/banking77 is not beside this repository.";
        }

        private static string? Find()
        {
            for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            {
                var folder = Path.Combine(at.FullName, "shared", "data", "banking77");
                if (Directory.Exists(folder)) return folder;
            }
            return null;
        }
    }
}
