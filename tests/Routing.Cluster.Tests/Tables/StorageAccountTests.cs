namespace Routing.Cluster.Tests;

/// <summary>How an account is told to us, and what is wrong when it is told wrongly, without telling the secret.</summary>
public sealed class StorageAccountTests
{
    private const string Key = "c2VjcmV0c2VjcmV0c2VjcmV0cw==";

    [Theory]
    [InlineData("UseDevelopmentStorage=true")]
    [InlineData($"DefaultEndpointsProtocol=https;AccountName=center;AccountKey={Key};EndpointSuffix=core.windows.net")]
    [InlineData($"AccountName=routing;AccountKey={Key};TableEndpoint=http://azurite:10002/routing")]
    [InlineData("TableEndpoint=https://center.table.core.windows.net;SharedAccessSignature=sv=2024&sig=x%3D")]
    public void A_connection_string_is_taken_as_it_is(string connection)
    {
        var account = StorageAccount.Parse(connection);
        Assert.Equal((connection, null), (account.ConnectionString, account.Address));
    }

    [Fact]
    public void An_address_is_for_the_machines_own_identity()
    {
        var account = StorageAccount.Parse("https://center.table.core.windows.net");
        Assert.Equal((null, new Uri("https://center.table.core.windows.net")), (account.ConnectionString, account.Address));
    }

    [Theory]
    [InlineData(null, "is missing")]
    [InlineData(" ", "is missing")]
    [InlineData("center", "is no connection string")]
    [InlineData("Host=db;Database=routing", "AccountName")]
    [InlineData($"AccountKey={Key}", "AccountName")]
    [InlineData("AccountName=center", "AccountKey")]
    [InlineData("AccountName=center;AccountKey=s3cr3t!", "base 64")]
    [InlineData($"AccountName=center;AccountKey={Key};TableEndpoint=azurite", "TableEndpoint")]
    [InlineData("SharedAccessSignature=sig", "TableEndpoint")]
    [InlineData("UseDevelopmentStorage=no", "UseDevelopmentStorage")]
    [InlineData("http://center.table.core.windows.net", "https")]
    [InlineData("https://center.table.core.windows.net/?sv=2024&sig=s3cr3t", "shared access signature")]
    [InlineData("https://", "no address")]
    public void What_is_wrong_is_named_and_the_secret_is_not(string? connection, string named)
    {
        var refused = Assert.Throws<ArgumentException>(() => StorageAccount.Parse(connection));
        Assert.StartsWith("--connection", refused.Message, StringComparison.Ordinal);
        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, refused.Message, StringComparison.Ordinal);
    }
}
