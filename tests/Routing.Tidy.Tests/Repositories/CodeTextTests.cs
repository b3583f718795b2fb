namespace Routing.Tidy.Tests;

public sealed class CodeTextTests
{
    [Theory]
    [InlineData("a; // Worker\nb;", "a; \nb;")]
    [InlineData("a; /* Worker */ b;", "a;  b;")]
    [InlineData("a(\"Worker \\\" Worker\"); b", "a(); b")]
    [InlineData("a(@\"C:\\\"); b", "a(@); b")]
    [InlineData("a('\"'); b", "a(); b")]
    [InlineData("a(\"\"\"Worker \" Worker\"\"\"); b", "a(); b")]
    public void Comments_and_literals_are_blank_and_the_rest_stays(string text, string expected)
    {
        var code = CodeText.Of(text);
        Assert.Equal(text.Length, code.Length);
        Assert.Equal(expected.Replace(" ", ""), code.Replace(" ", ""));
    }

    [Fact]
    public void Lines_stay_where_they_are() =>
        Assert.Equal(3, CodeText.Of("/* one\n two */ three\n four").Split('\n').Length);
}
