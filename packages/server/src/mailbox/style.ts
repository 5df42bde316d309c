/** The whole look of the mailbox page. The policy of the page admits exactly this text, by its hash. */
export const STYLE = `
:root{color-scheme:light dark;--paper:#fff;--ink:#1a1a1e;--quiet:#62626b;--line:#e4e4e8;--wash:#f6f6f8;--link:#2456c8}
@media(prefers-color-scheme:dark){:root{--paper:#151517;--ink:#f1f1f3;--quiet:#a0a0aa;--line:#303036;--wash:#1e1e22;--link:#8ab0ff}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:14px/20px system-ui,-apple-system,'Segoe UI',sans-serif}
main{max-width:720px;margin:0 auto;padding:48px 20px}
header{display:flex;align-items:baseline;gap:16px;margin-bottom:24px}
h1{margin:0;font-size:18px;line-height:24px;font-weight:600;flex:1;overflow-wrap:anywhere}
a{color:var(--link);text-underline-offset:3px}
a:focus-visible{outline:2px solid var(--link);outline-offset:3px;border-radius:4px}
p{margin:0 0 16px}
.quiet{color:var(--quiet)}
ol{list-style:none;margin:0;padding:0;border:1px solid var(--line);border-radius:12px;overflow:hidden}
li+li{border-top:1px solid var(--line)}
li{display:flex;align-items:center;gap:16px;padding:16px 20px}
li>div{flex:1;min-width:0}
li h2{margin:0;font-size:14px;line-height:20px;font-weight:600;overflow-wrap:anywhere}
li p{margin:2px 0 0;font-size:13px;line-height:18px;color:var(--quiet);overflow-wrap:anywhere}
.link{padding:8px 14px;border:1px solid var(--line);border-radius:8px;font-weight:600;text-decoration:none;white-space:nowrap}
.code{font:600 28px/36px system-ui,-apple-system,'Segoe UI',sans-serif;font-variant-numeric:tabular-nums;letter-spacing:.08em;user-select:all;-webkit-user-select:all}
dl{display:grid;grid-template-columns:auto 1fr;gap:4px 16px;margin:0 0 24px}
dt{color:var(--quiet)}
dd{margin:0;overflow-wrap:anywhere}
.letter{display:block;width:100%;height:560px;border:1px solid var(--line);border-radius:12px;background:#f6f6f8;color-scheme:light dark}
@media(prefers-color-scheme:dark){.letter{background:#151517}}
details{margin-top:16px}
summary{cursor:pointer;color:var(--quiet);margin-bottom:12px}
summary:focus-visible{outline:2px solid var(--link);outline-offset:3px;border-radius:4px}
pre{margin:0;padding:24px;border:1px solid var(--line);border-radius:12px;font:inherit;white-space:pre-wrap;overflow-wrap:anywhere}
.empty{padding:64px 20px;border:1px dashed var(--line);border-radius:12px;text-align:center}
@media(max-width:480px){main{padding:24px 16px}header{flex-direction:column;gap:4px}li{align-items:flex-start;flex-direction:column;gap:8px}}
`
