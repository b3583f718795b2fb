namespace Routing.Lab.Tests;

public sealed class LabelledTextsTests
{
    [Theory]
    [InlineData("text,category\nwhere is it?,delivery\n\"my \"\"old\"\" one, please\",refund\n")]
    [InlineData("category,text\ndelivery,where is it?\nrefund,\"my \"\"old\"\" one, please\"\n")]
    [InlineData("\uFEFFUtterance;Intent\r\nwhere is it?;delivery\r\n\"my \"\"old\"\" one, please\";refund\r\n")]
    [InlineData("label\ttext\ndelivery\twhere is it?\nrefund\tmy \"old\" one, please")]
    [InlineData("where is it?\tdelivery\nmy \"old\" one, please\trefund\nand now?\tdelivery\nwell?\tdelivery")]
    [InlineData("{\"text\":\"where is it?\",\"intent\":\"delivery\"}\n{\"text\":\"my \\\"old\\\" one, please\",\"intent\":\"refund\"}\n")]
    [InlineData("[{\"query\":\"where is it?\",\"label\":\"delivery\"},{\"query\":\"my \\\"old\\\" one, please\",\"label\":\"refund\"}]")]
    [InlineData("{\"test\":[],\n\"train\":[[\"where is it?\",\"delivery\"],[\"my \\\"old\\\" one, please\",\"refund\"]]}")]
    public void Sets_are_read_in_the_forms_they_come_in(string file)
    {
        var texts = Read(file);
        Assert.Equal([new LabelledText("where is it?", "delivery"), new LabelledText("my \"old\" one, please", "refund")], texts.Take(2));
    }

    [Fact]
    public void A_file_without_labels_says_how_to_name_them() => Assert.Contains("text and intent", Assert.Throws<InvalidOperationException>(() => Read("a\nb\n")).Message);

    [Theory]
    [InlineData("{\"text\":\"where is it?\",\"intent\":\"delivery\"}\n{\"text\":", "is not JSON from line 2 on")]
    [InlineData("[{\"text\":\"where is it?\"", "is not JSON from line 1 on")]
    [InlineData("{\"train\":5}", "write a list")]
    public void A_file_that_is_broken_says_where(string file, string told) => Assert.Contains(told, Assert.Throws<InvalidOperationException>(() => Read(file)).Message);

    private static IReadOnlyList<LabelledText> Read(string content)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            File.WriteAllText(path, content);
            return LabelledTexts.Read(path, "train");
        }
        finally
        {
            File.Delete(path);
        }
    }
}
