namespace Routing.Core.Tests.Contacts;

public sealed class IdTests
{
    [Theory]
    [InlineData("a.b_c~d-e", true)]
    [InlineData("...", true)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("a b", false)]
    [InlineData("队", false)]
    [InlineData(".", false)]
    [InlineData("..", false)]
    public void What_an_id_is(string? id, bool isOne) => Assert.Equal(isOne, Id.IsValid(id));
}
