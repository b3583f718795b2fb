namespace Routing.Core.Tests;

public sealed class LanguageGuessTests
{
    [Theory]
    [InlineData("洗衣机漏水,要维修", "zh")]
    [InlineData("我的iPhone屏幕碎了", "zh")]
    [InlineData("退款", "zh")]
    [InlineData("我要退貨,請問怎麼辦", "zh")]
    [InlineData("返品したいのですが、どうすればいいですか", "ja")]
    [InlineData("환불은 언제 되나요?", "ko")]
    [InlineData("Где мой заказ?", "ru")]
    [InlineData("Де моє замовлення? Її ще немає", "uk")]
    [InlineData("أين طلبي؟", "ar")]
    [InlineData("ฉันต้องการคืนเงิน", "th")]
    [InlineData("Πού είναι η παραγγελία μου;", "el")]
    [InlineData("איפה ההזמנה שלי", "he")]
    [InlineData("मेरा ऑर्डर कहाँ है", "hi")]
    [InlineData("Where is my parcel? It has not arrived yet.", "en")]
    [InlineData("my order hasn't come", "en")]
    [InlineData("¿Dónde está mi pedido? No ha llegado todavía", "es")]
    [InlineData("Où est ma commande ? Je ne l'ai pas reçue", "fr")]
    [InlineData("Wo ist meine Bestellung? Sie ist noch nicht da", "de")]
    [InlineData("Onde está o meu pedido? Ainda não chegou", "pt")]
    [InlineData("Dove è il mio ordine? Non è ancora arrivato", "it")]
    [InlineData("Waar is mijn bestelling? Ik heb het nog niet", "nl")]
    [InlineData("Gdzie jest moje zamówienie? Jeszcze nie dotarło", "pl")]
    [InlineData("Siparişim nerede? Çok bekliyorum ama yok", "tr")]
    [InlineData("Đơn hàng của tôi ở đâu", "vi")]
    [InlineData("Saya belum dapat pesanan saya, kapan akan dikirim", "id")]
    [InlineData("Var är min beställning? Den har inte kommit", "sv")]
    public void Languages_are_told(string text, string language) => Assert.Equal(language, LanguageGuess.Of(text)?.Language);

    [Theory]
    [InlineData("洗衣机漏水,要维修")]
    [InlineData("Where is my parcel? It has not arrived yet.")]
    [InlineData("Wo ist meine Bestellung? Sie ist noch nicht da")]
    public void A_sentence_is_sure(string text) => Assert.InRange(LanguageGuess.Of(text)!.Confidence, LanguageGuess.Sure, 1);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("12345 ?!")]
    [InlineData("xqz 771")]
    [InlineData("ok")]
    public void Nothing_is_made_of_nothing(string? text) => Assert.Null(LanguageGuess.Of(text));

    [Theory]
    [InlineData("in")]
    [InlineData("no")]
    public void A_word_of_many_languages_is_not_sure(string text) => Assert.InRange(LanguageGuess.Of(text)?.Confidence ?? 0, 0, LanguageGuess.Sure);
}
