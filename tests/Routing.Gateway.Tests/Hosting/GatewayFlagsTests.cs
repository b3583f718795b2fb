using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace Routing.Gateway.Tests;

/// <summary>What every program with the gateway takes on its command line reaches the gateway.</summary>
public sealed class GatewayFlagsTests
{
    [Fact]
    public void What_is_given_reaches_the_gateway_and_the_rest_is_as_it_was()
    {
        var given = Read("--otlp", "http://collector:4317", "--trace-share", "0.5", "--cors", "https://desk.example", "--requests-per-second", "7", "--log-format", "json");
        Assert.Equal(new Uri("http://collector:4317"), given.OtlpEndpoint);
        Assert.Equal(0.5, given.TraceShare);
        Assert.Equal(["https://desk.example"], given.CorsOrigins);
        Assert.Equal((7, 14), (given.RequestsPerSecond, given.RequestBurst));
        Assert.Equal(LogFormat.Json, given.LogFormat);

        var (none, defaults) = (Read(), new GatewayOptions());
        Assert.Equal((defaults.TraceShare, defaults.RequestsPerSecond, defaults.RequestBurst), (none.TraceShare, none.RequestsPerSecond, none.RequestBurst));
        Assert.Null(none.OtlpEndpoint);
        Assert.Null(none.LogFormat);
        Assert.Empty(none.CorsOrigins);
    }

    [Theory]
    [InlineData("--otlp", "collector")]
    [InlineData("--trace-share", "2")]
    [InlineData("--requests-per-second", "0")]
    [InlineData("--log-format", "xml")]
    public void What_cannot_be_is_refused_in_words_of_the_command(string option, string value)
    {
        var error = Assert.Single(Parse(new GatewayFlags(), option, value).Errors).Message;
        Assert.Contains(option == "--otlp" ? "OTLP endpoint" : option, error, StringComparison.Ordinal);
        Assert.DoesNotContain("Routing.", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null, ConsoleFormatterNames.Simple)]
    [InlineData(LogFormat.Json, null, ConsoleFormatterNames.Json)]
    [InlineData(null, "Json", ConsoleFormatterNames.Json)]
    [InlineData(LogFormat.Text, "json", ConsoleFormatterNames.Simple)]
    public async Task The_log_is_written_as_said_and_else_as_the_environment_says(LogFormat? said, string? variable, string formatter)
    {
        await using var app = Gateway.CreateBuilder("http://127.0.0.1:0", said, _ => variable).Build();
        Assert.Equal(formatter, app.Services.GetRequiredService<IOptions<ConsoleLoggerOptions>>().Value.FormatterName);
        Assert.True(app.Services.GetRequiredService<IOptions<JsonConsoleFormatterOptions>>().Value.IncludeScopes);
    }

    [Fact]
    public void A_format_that_there_is_not_is_named()
    {
        var refused = Assert.Throws<ArgumentException>(() => Gateway.CreateBuilder("http://127.0.0.1:0", null, _ => "xml"));
        Assert.Contains($"{Gateway.FormatVariable} names \"xml\"", refused.Message, StringComparison.Ordinal);
    }

    private static GatewayOptions Read(params string[] arguments)
    {
        var flags = new GatewayFlags();
        return flags.Read(Parse(flags, arguments));
    }

    private static ParseResult Parse(GatewayFlags flags, params string[] arguments)
    {
        var root = new RootCommand();
        flags.AddTo(root);
        return root.Parse(arguments);
    }
}
