namespace Routing.Gateway;

/// <summary>How a review looks, on a screen and on a sheet of A4.</summary>
internal static class ReviewStyle
{
    public const string Css = """
        :root{--ink:#1c2330;--soft:#677083;--line:#e3e7ee;--good:#167a45;--bad:#b3261e;--a:#8a97ad;--b:#2f6fde;--c:#e0a100;--d:#7b52c7}
        *{box-sizing:border-box}body{margin:0 auto;max-width:62rem;padding:1.2rem;color:var(--ink);font:14px/1.45 system-ui,"Noto Sans CJK SC","Noto Sans SC","Microsoft YaHei",sans-serif}
        header{display:flex;justify-content:space-between;align-items:baseline;flex-wrap:wrap;border-bottom:2px solid var(--ink);margin-bottom:.8rem}h1{font-size:1.4rem;margin:0}header p{margin:0;color:var(--soft)}
        h2{font-size:1rem;margin:0 0 .35rem}main{display:grid;grid-template-columns:1fr 1fr;gap:1rem 1.6rem}.cards,.wide,.full{grid-column:1/-1}.full ul{columns:2;column-gap:1.6rem}
        .cards{display:grid;grid-template-columns:repeat(6,1fr);gap:.6rem;list-style:none;margin:0;padding:0}.cards li{border:1px solid var(--line);border-radius:.4rem;padding:.45rem .6rem}.cards span{display:block;color:var(--soft);font-size:.8rem;min-height:2.9em}.cards b{display:block;font-size:1.25rem;white-space:nowrap}
        i{font-style:normal;color:var(--soft);font-size:.85em}.good{color:var(--good)}.bad{color:var(--bad)}.wide{background:#f4f7fc;border-radius:.4rem;padding:.6rem .9rem}ol,ul{margin:0;padding-left:1.2rem}li{margin:.15rem 0;text-wrap:pretty}section p{margin:.3rem 0 0}
        table{width:100%;border-collapse:collapse}th,td{text-align:right;padding:.22rem .4rem;border-bottom:1px solid var(--line);font-weight:400;white-space:nowrap}th:first-child{text-align:left;white-space:normal;min-width:7rem;overflow-wrap:anywhere}thead th{color:var(--soft);font-size:.8rem}caption{text-align:left;color:var(--soft);font-size:.8rem}.off th:first-child,.off td:nth-child(4){color:var(--bad);font-weight:600}.off td i{font-weight:400}
        .bar{position:relative;width:5.5rem;height:.6rem;background:var(--line);border-radius:.2rem}.bar span{position:absolute;inset:0 auto 0 0;background:var(--b);border-radius:.2rem}.off .bar span{background:var(--bad)}.bar em{position:absolute;top:-.2rem;bottom:-.2rem;width:2px;background:var(--ink)}
        .stack{display:flex;height:1.1rem;border-radius:.25rem;overflow:hidden;margin-bottom:.4rem}.waiting{background:var(--a)}.talk{background:var(--b)}.hold{background:var(--c)}.wrapUp{background:var(--d)}s{display:inline-block;width:.7rem;height:.7rem;border-radius:.15rem;margin-right:.4rem}
        .ways{margin-top:.5rem}.wide a{color:inherit;text-decoration-color:var(--a)}footer{margin-top:1rem;padding-top:.4rem;border-top:1px solid var(--line);color:var(--soft);font-size:.8rem}
        @media (max-width:46rem){main{grid-template-columns:minmax(0,1fr)}.cards{grid-template-columns:repeat(2,1fr)}section{overflow-x:auto}}
        @media print{@page{size:A4;margin:11mm}html{font-size:11px}body{padding:0;max-width:none;font-size:10px;line-height:1.35}main{gap:.7rem 1.4rem}th,td{padding:.13rem .35rem}.cards span{min-height:2.5em}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}main{grid-template-columns:1fr 1fr}.cards{grid-template-columns:repeat(6,1fr)}section{break-inside:avoid}}
        """;
}
