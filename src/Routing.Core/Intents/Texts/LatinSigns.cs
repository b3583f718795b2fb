using System.Collections.Frozen;

namespace Routing.Core;

/// <summary>What tells languages of the Latin script apart: small words, and letters that few of them have.</summary>
internal static class LatinSigns
{
    /// <summary>A letter of its own says half as much as a word.</summary>
    private const double LetterSign = 0.5;

    private static readonly (string Language, string Words, string Letters)[] Known =
    [
        ("en", "the a an is are was i i'm you my me we it its it's this that these not don't can't didn't hasn't haven't doesn't won't isn't to of for and in on with from have has had do does did can could would will how what when where why which who your please want need get got been there their they he she but so if no any help hello hi thanks order refund account broken", ""),
        ("es", "el la los las un una de del que y en es por para con no mi su me se lo como cuando donde qué cómo cuándo dónde está estoy quiero necesito tengo hola gracias pedido puedo mis pero muy ha he más al le ya sin", "ñ¿¡"),
        ("fr", "le la les un une des de du que qui et en est pour avec pas ne mon ma mes je j'ai vous nous il elle ce cette ça comment quand où pourquoi suis veux voudrais bonjour merci commande n'est n'ai c'est au aux sur dans mais très plus l'ai d'un", "çœêèùâîôû"),
        ("de", "der die das den dem ein eine einen und ist ich nicht mein meine meinen wie wann wo warum bitte mit für auf von zu im es habe hat kann können möchte will sie wir mir mich ihr noch kein keine bestellung danke hallo aber auch wurde sind bin", "ßäöü"),
        ("pt", "o os as um uma de do da dos das que e em é por para com não meu minha eu você como quando onde está estou quero preciso tenho olá obrigado obrigada pedido posso mas mais muito foi meus no na ao já", "ãõ"),
        ("it", "il lo la gli le un una di del della che e è in per con non mio mia mi come quando dove perché sono ho voglio vorrei ciao grazie ordine posso ma più molto ha il i nel alla questo questa stato ancora", ""),
        ("nl", "de het een en is ik niet mijn hoe wanneer waar waarom met voor op van te dat die heb heeft kan wil graag je jullie u naar nog geen bestelling hallo bedankt maar ook wordt zijn ben mij", ""),
        ("pl", "i w na nie to jest się z do że mój moja moje jak kiedy gdzie dlaczego proszę chcę mam dzień dobry dziękuję zamówienie czy ale od po przez już jeszcze mogę", "ąćęłńśźż"),
        ("tr", "bir ve bu için ile değil ne nasıl nerede ne zaman neden lütfen istiyorum benim var yok mi mı merhaba teşekkürler sipariş çok ama daha olarak gibi", "ğışİ"),
        ("vi", "tôi bạn là không của và có cho với này khi nào ở đâu làm sao muốn xin chào cảm ơn đơn hàng được đã chưa một những", "ơưđăạảấầẩậắằẵặẹẻẽếềểễệỉịọỏốồổỗộớờởợụủứừửữựỳỷỹ"),
        ("id", "saya anda yang dan di ke dari tidak ini itu untuk dengan ada bagaimana kapan mana kenapa tolong mau ingin bisa sudah belum pesanan halo terima kasih akan apa", ""),
        ("sv", "jag är och att det en ett inte min mitt mina hur när var varför med för på av till har kan vill hej tack beställning men också som den vi du ni", "å"),
    ];

    // Each word with the languages that have it; one that many have says little of each.
    private static readonly FrozenDictionary<string, string[]> LanguagesOf = Known
        .SelectMany(known => known.Words.Split(' ').Distinct().Select(word => (word, known.Language)))
        .GroupBy(pair => pair.word, pair => pair.Language).ToFrozenDictionary(group => group.Key, group => group.ToArray());

    private static readonly FrozenDictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> Lookup = LanguagesOf.GetAlternateLookup<ReadOnlySpan<char>>();

    public static IEnumerable<(string Language, double Signs)> Count(ReadOnlySpan<char> text)
    {
        var signs = new Dictionary<string, double>(StringComparer.Ordinal);
        var small = new char[text.Length];
        for (var i = 0; i < text.Length; i++) small[i] = text[i] == '’' ? '\'' : char.ToLowerInvariant(text[i]);
        for (var at = 0; at < small.Length;)
        {
            if (!IsOfWord(small[at]))
            {
                at++;
                continue;
            }
            var end = at;
            while (end < small.Length && IsOfWord(small[end])) end++;
            if (Lookup.TryGetValue(small.AsSpan(at, end - at), out var languages))
            {
                foreach (var language in languages) signs[language] = signs.GetValueOrDefault(language) + 1.0 / languages.Length;
            }
            at = end;
        }
        foreach (var (language, _, letters) in Known)
        {
            var own = 0;
            foreach (var letter in letters) own += small.AsSpan().Count(letter);
            if (own > 0) signs[language] = signs.GetValueOrDefault(language) + own * LetterSign;
        }
        return signs.OrderBy(sign => sign.Key, StringComparer.Ordinal).Select(sign => (sign.Key, sign.Value));
    }

    private static bool IsOfWord(char c) => char.IsLetter(c) || c == '\'';
}
