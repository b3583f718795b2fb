namespace Routing.Actors.Tests;

/// <summary>One customer, one address, however it is written.</summary>
public sealed class CustomerAddressTests
{
    [Theory]
    [InlineData("+86 10 1234-5678", "+861012345678")]
    [InlineData("(010) 1234 5678", "01012345678")]
    [InlineData(" Wang@Example.COM ", "wang@example.com")]
    public void Ways_of_writing_fall_together(string sent, string known) => Assert.Equal(known, CustomerAddress.Normalise(sent));

    [Theory]
    [InlineData("")]
    [InlineData("12")]
    [InlineData("+")]
    [InlineData("++123")]
    [InlineData("1+23")]
    [InlineData("a@")]
    [InlineData("@b")]
    [InlineData("a@b@c")]
    [InlineData("a b@c.d")]
    [InlineData("call me")]
    public void What_is_neither_a_number_nor_a_mail_is_refused(string sent) => Assert.Null(CustomerAddress.Normalise(sent));
}
