/** Providers whose domains end in many countries: `yahoo.de`, `yahoo.co.uk`. */
const FAMILIES = words(`
  yahoo ymail rocketmail hotmail outlook live msn gmx yandex aol icloud googlemail gmail protonmail tutanota wanadoo tiscali
`)

/** Those endings: a country, or one below `co` and `com`. */
const COUNTRY = /^(?:com?\.)?[a-z]{2}$/

/** Those that end otherwise, or in some countries alone. */
const PROVIDERS = new Set(
  words(`
  gmail.com googlemail.com
  outlook.com hotmail.com live.com msn.com passport.com windowslive.com
  yahoo.com ymail.com rocketmail.com myyahoo.com yahoodns.net
  icloud.com me.com mac.com privaterelay.appleid.com
  aol.com aim.com netscape.net compuserve.com verizon.net
  proton.me protonmail.com pm.me tutanota.com tuta.com tuta.io tutamail.com keemail.me
  zoho.com zohomail.com fastmail.com fastmail.fm hey.com hushmail.com hush.com mailfence.com mailbox.org posteo.de posteo.net
  fastmail.org sent.com passmail.net slmail.me aleeas.com simplelogin.co kolabnow.com gmx.biz mail.ch vk.com zohomail.eu zoho.eu workmail.com
  startmail.com runbox.com countermail.com disroot.org riseup.net autistici.org cock.li ctemplar.com skiff.com
  duck.com simplelogin.com anonaddy.me addy.io relay.firefox.com mozmail.com
  mail.com email.com usa.com consultant.com post.com europe.com asia.com iname.com writeme.com dr.com engineer.com cheerful.com
  gmx.com gmx.net gmx.de gmx.at gmx.ch web.de t-online.de freenet.de arcor.de mail.de email.de 1und1.de online.de vodafone.de
  o2online.de kabelmail.de unitybox.de bluewin.ch hispeed.ch sunrise.ch chello.at aon.at
  orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr bbox.fr numericable.fr aliceadsl.fr club-internet.fr
  libero.it virgilio.it tiscali.it alice.it tin.it email.it inwind.it iol.it fastwebnet.it
  telefonica.net terra.es ono.com movistar.es jazzfree.com sapo.pt iol.pt clix.pt netcabo.pt
  uol.com.br bol.com.br terra.com.br ig.com.br globo.com globomail.com oi.com.br r7.com zipmail.com.br
  ziggo.nl kpnmail.nl planet.nl home.nl xs4all.nl hetnet.nl telenet.be skynet.be proximus.be
  btinternet.com btopenworld.com virginmedia.com ntlworld.com blueyonder.co.uk talktalk.net tiscali.co.uk sky.com plusnet.com
  comcast.net att.net sbcglobal.net bellsouth.net cox.net charter.net earthlink.net juno.com netzero.net frontier.com
  optonline.net roadrunner.com rr.com windstream.net centurylink.net q.com mindspring.com prodigy.net
  rogers.com sympatico.ca shaw.ca telus.net videotron.ca bell.net
  bigpond.com bigpond.net.au optusnet.com.au iinet.net.au tpg.com.au westnet.com.au xtra.co.nz slingshot.co.nz
  telia.com spray.se comhem.se bredband.net online.no getmail.no mail.dk stofanet.dk jubii.dk elisanet.fi kolumbus.fi luukku.com
  wp.pl o2.pl onet.pl onet.eu interia.pl interia.eu op.pl poczta.fm gazeta.pl tlen.pl
  seznam.cz centrum.cz email.cz volny.cz atlas.cz azet.sk zoznam.sk centrum.sk post.sk
  freemail.hu citromail.hu indamail.hu abv.bg dir.bg mail.bg inbox.lv inbox.lt one.lt mail.ee hot.ee online.ua ukr.net i.ua meta.ua
  mail.ru bk.ru inbox.ru list.ru internet.ru rambler.ru lenta.ru ro.ru autorambler.ru myrambler.ru yandex.ru yandex.com ya.ru narod.ru
  walla.co.il walla.com 013.net netvision.net.il mynet.com superonline.com ttmail.com
  qq.com foxmail.com vip.qq.com 163.com 126.com yeah.net 188.com vip.163.com sina.com sina.cn sohu.com tom.com 21cn.com aliyun.com 139.com 189.cn wo.cn
  naver.com daum.net hanmail.net nate.com kakao.com empas.com
  docomo.ne.jp ezweb.ne.jp au.com softbank.ne.jp i.softbank.jp ybb.ne.jp nifty.com so-net.ne.jp biglobe.ne.jp ocn.ne.jp
  rediffmail.com rediff.com indiatimes.com sify.com vsnl.com in.com
  pchome.com.tw hinet.net seed.net.tw singnet.com.sg pacific.net.sg netvigator.com streamyx.com
  lycos.com excite.com inbox.com bigfoot.com usa.net gawab.com maktoob.com
`),
)

/** Below these everybody can have a domain: where countries give them out, and where sites are kept. */
const REGISTRY = /^(?:com?|net|org|ac|edu|ltd|plc|or|ne)\.[a-z]{2}$/
const HOSTS = words(`
  github.io gitlab.io netlify.app vercel.app pages.dev workers.dev web.app firebaseapp.com herokuapp.com fly.dev blogspot.com
`)

/** Whether everybody can have an address there, or below it; or a domain below it. */
export function isPublicProvider(domain: string): boolean {
  if (REGISTRY.test(domain) || HOSTS.includes(domain)) return true
  const labels = domain.split('.')
  return labels.some((label, index) => {
    const name = labels.slice(index).join('.')
    const ending = labels.slice(index + 1).join('.')
    return PROVIDERS.has(name) || (FAMILIES.includes(label) && COUNTRY.test(ending))
  })
}

function words(text: string): string[] {
  return text.trim().split(/\s+/)
}
