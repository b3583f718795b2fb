using System.Xml;
using System.Xml.Linq;

namespace Routing.Lab.Tests;

/// <summary>A page, read as strictly as XML is: every tag closed, every attribute in quotes.</summary>
internal sealed class PageText(string html)
{
    private readonly XDocument _page = Read(html);

    public string Words => string.Join(' ', _page.Descendants("body").DescendantNodes().OfType<XText>().Select(text => text.Value));

    public IEnumerable<XElement> All(string tag) => _page.Descendants(tag);

    /// <summary>Everything by which a page could ask for something from elsewhere, or run something.</summary>
    public void StandsAlone()
    {
        Assert.DoesNotContain(_page.Descendants(), e => e.Name.LocalName is "script" or "link" or "img" or "iframe" or "object");
        Assert.DoesNotContain(_page.Descendants().Attributes(), a => a.Name.LocalName is "src" or "xlink:href" || a.Name.LocalName.StartsWith("on", StringComparison.Ordinal) || (a.Name == "href" && !a.Value.StartsWith('#')));
        Assert.DoesNotContain("url(", html);
        Assert.DoesNotContain("@import", html);
    }

    /// <summary>Every drawing has a name, and every table a heading for each column and row.</summary>
    public void IsReadable()
    {
        Assert.All(_page.Descendants("svg").Where(svg => svg.Attribute("aria-hidden") is null), svg => Assert.False(string.IsNullOrWhiteSpace(svg.Attribute("aria-label")?.Value)));
        Assert.All(_page.Descendants("tbody").Elements("tr"), row => Assert.Equal(row.Document!.Descendants("table").First(t => t.Descendants("tr").Contains(row)).Element("thead")!.Element("tr")!.Elements().Count(), row.Elements().Count()));
        Assert.DoesNotContain("NaN", html);
        Assert.Contains("prefers-color-scheme: dark", html);
    }

    private static XDocument Read(string html)
    {
        using var reader = XmlReader.Create(new StringReader(html), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader);
    }
}
