namespace Routing.Tidy.Tests;

public sealed class WordTests
{
    [Fact]
    public void One_word_for_one_thing() => Repository.Holds(Repository.Sources.SelectMany(WordRules.Faults));

    [Theory]
    [InlineData("class WorkerState;", "agent")]
    [InlineData("var freeWorkers = 1; var worker = 2;", "agent")]
    [InlineData("record ClientProfile;", "customer")]
    [InlineData("void Rate(string client) { }", "customer")]
    [InlineData("string _operatorId;", "agent")]
    [InlineData("class SkillSet;", "skills")]
    [InlineData("bool isSticky;", "affinity")]
    [InlineData("class QueueManager;", "noun")]
    [InlineData("static class JsonUtils;", "what it does")]
    [InlineData("class ACWTimer;", "wrap-up")]
    public void Another_word_is_found(string code, string instead) =>
        Assert.Contains(instead, Assert.Single(WordRules.Faults(new TextFile("src/Routing.Core/Queues/Sample.cs", code))));

    [Theory]
    [InlineData("// a worker, as others call it\nvar text = \"the client's worker\";")]
    [InlineData("using Routing.Client;\nHttpClient http; RoutingClient client;")]
    [InlineData("public static bool operator ==(A a, A b) => true;")]
    [InlineData("var commonly = utilization + clientele;")]
    public void Words_that_are_right_are_let_be(string code) =>
        Assert.Empty(WordRules.Faults(new TextFile("src/Routing.Server/Sample.cs", code)));

    [Fact]
    public void A_folder_without_a_noun_is_found() =>
        Assert.Single(WordRules.Faults(new TextFile("src/Routing.Core/Queues/Helpers/Sample.cs", "class A;")));
}
