using System.Collections.Frozen;

namespace Routing.Core;

/// <summary>
/// Traditional Chinese characters that customers write often, and their simplified forms: examples are written in the
/// one, and found in the other. A short list, as a character that is not in it only counts for itself.
/// </summary>
internal static class TraditionalCharacters
{
    private const string Traditional =
        "乾來個們備傢傳傷傾僅價億償優內兩冊凍別劃動務區協參員問啟喚單嗎嚴國園圖報場塊塵壓壞媽孫學實寫寬寶專尋對導層屬師帳帶幣幾庫廚廢廣廳後從惡態憶應" +
        "戲戶拋掛換損搶撥擇擋據擴攝數斷時會東條棄業極樂樓標樣機檔檢櫃權歡歲殼氣沒涼淨減測湯準溫滅滯滾滿漲潰澀濕灣為無熱燈燒爐爛爺獎現產畫異當發盜盤瞭" +
        "確碼禮稅種稱積竄竊筆節簡簽約紅納級終結絡給統綁經綠維網緊線縣縮總繫繳續纖罵聯聲職聽腦臉臺與舊華萬著薦藍藥蘋處號螢補裝裡製複見規視親觀訂計訊記" +
        "設訴註評試話該認語誤說誰請謝證識議護讀變讓負貨責貴買費貼賀資賠賣質賬賺購贈趕跡蹤車軟較載輪輸轉辦這連週進遊運過達遞遠適遲選還鄉鄰醫釋鈴銀銷錄" +
        "錢錯錶鍵鎖鏡鐘鑰鑽長門閃閉開間閱關陸際隨雙雜離難電響項預領頭頻顆題額顏類顧顯飛飯館馬騙驗體鬧魚鳥麗麵麼點齊龍";

    private const string Simple =
        "干来个们备家传伤倾仅价亿偿优内两册冻别划动务区协参员问启唤单吗严国园图报场块尘压坏妈孙学实写宽宝专寻对导层属师帐带币几库厨废广厅后从恶态忆应" +
        "戏户抛挂换损抢拨择挡据扩摄数断时会东条弃业极乐楼标样机档检柜权欢岁壳气没凉净减测汤准温灭滞滚满涨溃涩湿湾为无热灯烧炉烂爷奖现产画异当发盗盘了" +
        "确码礼税种称积窜窃笔节简签约红纳级终结络给统绑经绿维网紧线县缩总系缴续纤骂联声职听脑脸台与旧华万着荐蓝药苹处号荧补装里制复见规视亲观订计讯记" +
        "设诉注评试话该认语误说谁请谢证识议护读变让负货责贵买费贴贺资赔卖质账赚购赠赶迹踪车软较载轮输转办这连周进游运过达递远适迟选还乡邻医释铃银销录" +
        "钱错表键锁镜钟钥钻长门闪闭开间阅关陆际随双杂离难电响项预领头频颗题额颜类顾显飞饭馆马骗验体闹鱼鸟丽面么点齐龙";

    private static readonly FrozenDictionary<char, char> Pairs = Traditional.Zip(Simple).ToFrozenDictionary(pair => pair.First, pair => pair.Second);

    public static char Simplified(char c) => Pairs.GetValueOrDefault(c, c);
}
