/**
 * Domains of mailboxes that anybody opens for some minutes, sorted. Each is written as the number of characters that it shares with
 * the one before (a digit of base 36), and the rest.
 *
 * From the list of disposable-email-domains, which is in the public domain (CC0 1.0).
 */
export const frontCoded = `
00-mail.com 6er.dynv6.net 100-webmail.myhome-server.de 3000000000000.theworkpc.com f000.dynv6.net 3webmail.ddnss.de horg cyn-ip24.de
e.ddnss.de fhome-webserver.de edns.ddnss.de h1.de bhome-webserver.de 2jac.com 11022.hk 3530.xyz 2130.hk 120307.xyz 27168.com 145692.xyz
162e.com 1815.ru 5su 245.ru 192088.xyz 1box.eu 1cd.cn 2lickemail.com 2pub2.tech 1n0ff.net 2elce.com 1rg.fr 1v.ro 1w.ro 2nd.net 5org
1x207.info 01-8.biz 2mintue-mail.ddnsgeek.com 2second-mail.site 2tm.com 10-minute-mail.com 200acres.co.uk 4rebates.stream 3likers.com
22.io.vn 23.ink 25kg.ru 2dk.email 2inbox.online 2mail.com 7org 7tk 7xyz 3in.email 5email.com 5mail.de aorg 5ut.com.pl 8xyz 7e.email 8mail.be
dcf eo.uk gza fm dde dga eq dml dnet el dpro dus cbox.com cs.in 8nemail.de 9mail.xyz 8smail.com efr 7mail.pl 2x9.com 1111111111111.dynv6.net
363.com 46666.xyz 24514279.xyz 25yu.cc.cd 123-m.com 312312312.cfd 3312.cc.cd 34211.xyz 456789.life 3clone.com 3mails.org 2bclass.us
2friday.space 2hosting.net 4uremail.com 2minutemail.com dnet 2storage.com 130723.xyz 2282298.xyz 237.care 2512863687.store 140unichars.com
22code.me 27.cl 2club.org.uk 2n.co.uk 151668.xyz 2553.eu.cc 45.eu.cc 47.eu.cc 2963.fr.nf 2qm.com 164109038.xyz 2816889.xyz 179297.xyz
2tb.io.vn 1820mail.vip 29.email 2t5b.shop 191117636.cfd 3mariobet.com 29411.store 1blackmoon.com 1ce.us 2huan.com 2lck2.com 1fsdfdsfsdf.tk
1mail.ml 1nom.org 1pad.de 2ice.io.vn 1s.fr 2ec.site 4mail.com 9net 9org 9space 9website 2t-forms.com 2world.com 1t-mail.com 2o1mail.org
2rick.net 1usemail.com 1webmail.info 2in.life 1xp.fr 1zhuan.com 02-b.icu 100192.indevs.in 330310.com 566.xyz 212-2016.ru 2253025.xyz
360501.ccwu.cc 73.ccwu.cc 58221.xyz 248unblocked.com 2email.eu 8it 2mail.eu 7in 8t 3inutemail.com dit 8smail.com 3m.eu 1120001.net 26222.xyz
2cn.com 2mail.top 1200freefonts.com 2345377.xyz 1333.live 147web.net 2faw.com 2hinbox.com 3ourmail.com bnet 2mail.top 15kcreditveo3.io.vn
3g2gveo3.io.vn 3mans.io.vn 4embers.io.vn 3seller.io.vn 7l.io.vn 3veo.io.vn 63.io.vn 4ideo.io.vn 2u.com 164341.xyz 29966.xyz
1932919455.dynv6.net 1anom.com 1chmail.net 1ether.net 1fdgdfgdfgdf.tk 1likemobile.site ctech dop cxyz 1mail.eu.cc 1odem.com 1prong.com
1wc.info 0300book.info 2mail.ir 3inutemail.com 2wave.com 1202.com 2132.ccwu.cc 26645.indevs.in 56.indevs.in 6302.indevs.in 1333366.xyz
1435637.xyz 165boxmail.com 2duongtau.live 2ru.com 19393.eu.cc 6me 1a88.dev 1bbb.cc.cd 1d-painting.com 2kai.com 1fdn.com 1jf.cn 1l6.com
2ittlemiracles.com 1mail.ga 1trtretgfrfe.tk 1xu.studio 04-n.us 101010.xyz 257.com 115dacjder.qzz.io 28.dk 12o.org 2web.io 15kg2gveo3.io.vn
3selller.io.vn 3veo.io.vn 63.io.vn 18dz.com 2hr.email 197000.xyz 29713376.xyz 1bbb.cc.cd 2us.io.vn 1gfdsgfdgfd.tk 1k5.net 1mail.cf 6ga
1nextmail.com 2mv.ru 1pu.com 1save.net 1tb.host 1warding.com 9net 9org 050set.ru 11baidu.tech 2mail.shop 2www.us 121883.xyz 22885.xyz
2mails.com 15hosting.net 1ghgfhfghfgh.tk 2ramos.com 1ixmonth.xyz 1july.org 1mail.cf 6ga 2inutemail.net 1oz.ru 1semail.com 1tb.in 1x25.com
2u.vn 1y.loseyourip.com 2aochu.top 2mail.com 060minutemail.com 128868.xyz 136364.xyz 16-77.cc 22602718.xyz 28fmail.com 2b1it.eu.org
172643.net 25hosting.com bnet borg 289.io.vn 49vip.com 181mail.com 29345.xyz 1974.click 1gdfg.zone.id 1hjgjhgkilkj.tk 1ip.us 1mail.cf 6ga
6ml 1n9.net 1paq.com 1somok.ru 1th.pp.ua 1url.com 1ys.tech 0709183.freeddns.org 119182.accesscam.org 129406.xyz 1362354.xyz 15hosting.com
anet aorg 178891.icu 18.edu.kg 3school 2511939.xyz 192792.xyz 24613.accesscam.org 1days-printing.com 1mail.ga 6ml 1novels.com 1tags.com
1xusq8vbim5d47.icu 080665.com 2fight.cn 1127ep.com 26qs.com 13.io.vn 162808.xyz 175888.xyz 18cloud.cc 1d7kh.com 1mail.cf 6ga 6ml 0911666.xyz
22684.abrdns.com 2tanhua.top 120325.xyz 131123.xyz 14587293.xyz 2an.com 157jp.cc 171007.xyz 181027.xyz 44.cn 19.com 22551.xyz 2cows.com
2experts.com 2mail.us 1mail.cf 2e.site 2ot.ru 1ox.net 1q.ro 0a--i.top 2bc.net 2germandu.de 145.in 17996.com 1a5zy64.com 2ago.cyou
2bkmail.com 2chendate.de 3onservation.org 2kingcompany.shop 3k.link 4mail.com 2oo.me 2qwe.ru 6store 2rd.org.uk 2sdarq.eu.cc 5sd.eu.cc
1bacuswe.us 3ib.bond 3jb.bond 3kiss.com 3lb.bond 3mb.bond 3nb.bond 3pb.bond 3sb.bond 3tido.com 3ub.bond 3xb.bond 3yb.bond 3zb.bond
2c179312.shop 3mail.email 2erllefenni.co.uk 3vw.com 2ilityaccesslegal.org 7we.us 2o-free.fr.nf 3odbab.com 3use.space 3vewe.us 2solutewe.us
2undantwe.us 3semail.de 5r.eu 4ultann.com 2yis.com 3ssmail.com 1c-malin.fr.nf 220mail.in 2ademiccommunity.com 6ywe.us 3ic.bond 3nok.com
2c1s.com 6net 3clone.com 3eleratewe.us 4ntwe.us 4ptwe.us 3is.net 3laimwe.us 3ora.io.vn 5dwe.us 4untscenter.support 3reditedwe.us
2dag.indevs.in 2edby.com 2g-news.com 3db.eu.org 3n.click 4news.com 2hievementwe.us 7we.us 2idservices.xyz 2ornwe.us 2qq.dev
2readingroom.co.uk 3ossgracealley.com 3ylicwe.us 2tarus.infos.st 3ivatewe.us 5itywe.us 2ucre.com 3itywe.us 3menwe.us 1d-managment.run.place
2aid.bond 3ptivewe.us 5we.us 3rsa.me 3wd.bond 2d3000.pp.ua 3adsasd.icu 3ictingtrailers.com 3mails.com 3rin.uk 2eptwe.us 2fskj.com 2ios.email
3q.eu 3tus.info 2miralwe.us 2n3t.com 2o888.biz 3beccepdm.com 3niswe.us 3s.cc.cd 2pugh.org 2resse.infos.st 3oh.com 2s24h.top 3d.org
3ensekorea.com 2ubiz.info 3lt-work.info 2v-dep-eng.jo3.org 3antagewe.us 9youngpeople.com 6imo.com 3enturewe.us 6we.us 3isorwe.us 4tise.com
3ocatewe.us 2waterandstir.com 1eace.bond 3le.bond 3me.bond 3pe.bond 3re.bond 3ue.bond 3xe.bond 2cmedya.com 2erso.space 2gde.com 3ia.net
4scorp.net 5we.us 2lo.es 2onpsi.com 2rionx25k.io.vn 3onyx.cfd 2sel.me 2theron.cfd 1falf.bond 3rek.com 4f.bond 2eeyah.store 2fecting.org
3iliate-nebenjob.info 9dwe.us 6kingz.de 4nitywe.us 3luentwe.us 3ordablewe.us 2gpuk.co.uk 2ia.pro 2robacon.com 2se-gh.top 2tercorporation.com
5hourswe.us 5nea.sbs 2w.fr.nf 1g77brc.ddnsfree.com 2abg.bond 3llagher.id 2edmail.com 3ncysq.store 4dawe.us 4premium.store 4tloop.sbs 2ger.ro
2ilewe.us 3use.com 2mbowie.com 2orawe.us 2ri4life.io.vn 2tx.net 2ylzuv.top 1havaexperience.com 2eadwe.us 3m.email 2k.jp 2madfamily.net
5izhar.net 3edkhlef.com 2vin.com 1i100999.com 2account.click 3pes.publicvm.com 2base.bond 2clit.asia 2design.work.gd 8er.2bd.net 2fmusic.top
2hubtools.space 2kunkun.com 2licke.com 2neapi.com 2photoeditor.io 8nhancer.me 2r2token.com 3courriel.com 3hemp.com 3mailbox.website
3sworld.net 3ychen.com 2sub.store 5pro.click 5store.click 4pply.click 2uu.tech 2worldx.com 2xnv.com 2zhongzhuan.cc 1jaxapp.net 2inimoto.me
1k02fca.loseyourip.com 26lay.shop 2apost.com 2bip.com 2erd.com 2foin.us.ci 2gq701.com 2irapowered.com 2jaey.space 2mail.in 2olay.tech
2ugu.com 3nlama.com 5emah.biz.id 1l-qaeda.us 21ya.app 2arafoundation.com 2bill.com 4onwe.us 2chemywe.us 2eh.de 2faceti.com 2hsalumni.org
2iaswe.us 3ban.org 3enware13.com 3gamel.com 4htmotion.cloud did dtop 4roup.uk 3lot.com 3n.cc.cd 5eu.cc 4a-schiesser.ch 3saol.com
4ongamel.com 4ree.com 3vance.com 4ewe.us 2l-cats.ru 3accesswe.us 4mericanwe.us 4roundwe.us 3directbuy.com 3egiancewe.us 5rowe.us
4mojikeyboard.com 4z.io.vn 3freemail.net 3goodwe.us 3iancewe.us 4nonewe.us 3ofthem.net 4utwe.us 4wed.org 4ywe.us 3prowe.us 3review4u.com
3seasonswe.us 4tarwe.us 3thegoodnamesaretaken.org 3umhall.co.uk 4rewe.us 3webemails.com 2matips.com 3iswelfare.org 3ondwe.us 2osp.com
2ph.wtf 4a-web.net 5omegawe.us 5tronic25k.io.vn 5x.fr.nf 3inewe.us 2reval.com 2tairwe.us 3itudewe.us 3mails.com 3rans.fr.nf 3uswe.us
2uimport.com 2vaxio.com 3es.fr.nf 2wayss.uno 1ma-trade.de 7ns.de 3deuswe.us 3il.club 7om 51.com 54.me 3zinggift.life 7ly.online 4on-aws.org
2berwe.us 3iancewe.us 4tiouswe.us 2eady.com 3eppoossaa.dedyn.io 3labs.com 3ricanawe.us 8civichub.com 7sbestwe.us 8we.us 3x409.monster
2icuswe.us 3legit.com 3nating.com 3ri.net 5industries.com 3yah.cloud 4iy.xyz 2plewe.us 4ifiedwe.us 6ywe.us 3sylike.com 1najakstore.site
3logwe.us 4ysiswe.us 5ticalwe.us 8swe.us 8we.us 3ppfor.com 5that.com 3rac.com 2binh.io.vn 2dalanglobal.app 3reihusanu.ro 5wclaude.eu dfr
dorg dstore 8uh.top 4ol.cfd 3then.us 2giiidayyy.click 2hiqojkaq1.abrdns.com 3vip9999.com 2ie.io.vn 3mesos.com 3ross.com 3t.ro 2kiclub.space
2n.qzz.io 3d.us 3nekkk.com 2o-mail.net 3gz.com 3n-mail.de 4box.net 4mail.top 8s.de 4ymail.dk 6box.com 6ized.org 6ousness.com
3therdomaincyka.tk 2quandx.com 2sibleemail.com 2thony-junkmail.com 3i.io.vn 4reg.com 8ru 4spam.de 9fr.nf 824.de 8mail.de 3ttool.us
2versa.com.co 3jobvnu.top 2y.pink 3alias.com 3png.com 3webmail.com 1oeuhtns.com 2hl.io.vn 2kkad.com 5p.my.id 5s.com 1p535fu.ddnsfree.com
2e-tech.run.place 3designs.jo3.org blinkpc.net 3s-ai.linkpc.net 3x.io.vn 4novaser.com 4one.top 2felkorps.de 2hlog.com 2imi.icu 2kmd.com
2ocaw.com 2pc.se 3inventor.nl 4xie.com 3le.edu.pl 3mail.uk 3remiums.pro 3s.dj 4djheru.site 3zily.com 2rinastore.web.id 3te.com
1qilakomputer.com 2uaguide.ru 1r26710.cc.cd 2apgege.app 4ps.me 2cadein.com 5ium.lat 3entra.cfd 2dsp.shop 3uino.hk 2enahiveai.com 3s.edu.pl
5io.vn 2iaz.jetzt 2koo.site 2myspy.com 2on.us 2rabyte.com 3oisijewellery.com 2t-en-ligne.pro 3hiq.life 3leoncommunications.com
3man-conception.com 3sdigi.store 8tal.store 2ur01.tk 4gitu.gq 2vato-community.de 2xxwalls.com 1sajv2ray.site 3ption.com 2chenbrandt.net
3iibinder.net 2d903102.online 3ascas.dpdns.org 5d.nl 7ru 3cxijkj.eu.cc 2edeeqaweds.dedyn.io 2gzs.top 2hleyandrew.com 3nkarsh.life
2ia-hq.jo3.org 3marif.com 3stx.net 2k-mail.com 2leepity.com 2orent.com 2pireviastudios.org 2s.pp.ua 3urmail.net 2tonut.tk 3roempires.info
2u.mx 4su 3rad.com 1t.hm 20mik.org 2elierdelune.shop 2kshop.shop 7p.space 2las4381.me 5imple.com 2memail.top 2net.top 5cloud.space
4xtmail.com 2ombomb.online 2tnetwork.com 2xc.space 1u1688x.us 2bady.com 2gmentationtechnology.com 2mails.us 2ralith.cfd 3eliandata.space
2sgefallen.info 2th2fa.com 3i.st 3ofixmax.com 4misly.org 6zelymail.info 7ly.net 5mo.net 4robotica.com 4souvenir39.ru 4twollow.com 4wb.com
4xugiare.com 3re.fr.nf 3u11n.lol 1vailable-home.com 3lentra.cfd 2erdov.com 2ia-tonic.fr 2ls.pt 2q69cb.loseyourip.com 2tolev.com 1wa.pics
3tum.de 2drt.org 2esome47.com 7saucemail.org 2garstone.com 2iki.org 2oiiwowma11001.indevs.in 2s-mail-2.dynv6.net 9free-1017.dynv6.net
g2.dynv6.net g56.dynv6.net f304.dynv6.net f705.dynv6.net f842.dynv6.net g84.dynv6.net e2156.dynv6.net f236.dynv6.net g90.dynv6.net
f383.dynv6.net f409.dynv6.net g54.dynv6.net f524.dynv6.net f704.dynv6.net g37.dynv6.net g75.dynv6.net g95.dynv6.net f845.dynv6.net
g92.dynv6.net f906.dynv6.net g23.dynv6.net e3038.dynv6.net f335.dynv6.net g81.dynv6.net f620.dynv6.net f711.dynv6.net g96.dynv6.net
f85.dynv6.net e4014.dynv6.net h7.dynv6.net f131.dynv6.net f206.dynv6.net g57.dynv6.net g89.dynv6.net f531.dynv6.net g50.dynv6.net
g73.dynv6.net f711.dynv6.net g26.dynv6.net g61.dynv6.net f816.dynv6.net g85.dynv6.net f920.dynv6.net g3.dynv6.net h7.dynv6.net
e5119.dynv6.net g8.dynv6.net f241.dynv6.net f380.dynv6.net g92.dynv6.net f537.dynv6.net f670.dynv6.net f781.dynv6.net h6.dynv6.net
f969.dynv6.net e6032.dynv6.net h3.dynv6.net g80.dynv6.net f120.dynv6.net f253.dynv6.net h5.dynv6.net f306.dynv6.net g98.dynv6.net
f552.dynv6.net g9.dynv6.net f604.dynv6.net g90.dynv6.net h1.dynv6.net f762.dynv6.net f826.dynv6.net e7145.dynv6.net h9.dynv6.net
g53.dynv6.net g94.dynv6.net f358.dynv6.net f477.dynv6.net f64.dynv6.net g54.dynv6.net f838.dynv6.net g49.dynv6.net g8.dynv6.net
g97.dynv6.net e8085.dynv6.net g91.dynv6.net f205.dynv6.net g25.dynv6.net f467.dynv6.net g75.dynv6.net f741.dynv6.net e9015.dynv6.net
f16.dynv6.net h1.dynv6.net f283.dynv6.net f409.dynv6.net f533.dynv6.net g96.dynv6.net f697.dynv6.net f703.dynv6.net g89.dynv6.net
8.accesscam.org 8er.dynv6.net 3oo.com 1x05.cn 2ax.asia 2grad.io 2in05.icu 3onintellex.shop 3z.org 2on7zte.com 2sup.net 1yag.cloud 3kamail.cf
2umas.store 1z18nep.camdvr.org 2ame.pw 3zazatashkent.tk 2computerworks.com 2eqsd.fr.nf 2meil.tk 2ulejoslowcost.es 3retechtalk.net 4ien.cfd
2zancoffee.com 0b0h748o.kozow.com 11of96u.com 2tvjn3.loseyourip.com 120nn6.cn 2bx.net 2cmail.de 13j72kr.theworkpc.com 17s.ru 1abyeat.food
4fun.fun 2ck67283.eu.cc 47654.eu.cc 4ilnge.com 3teroidmail.com 2dgerland.eu 3oop.com 4psec.lol 3potato.tk 2echecker.com 2hlill.cfd
2icai1145.online bshop 3doxe.com 3leybridge.org 3piaodashen.cloud-ip.cc 3yucraft.sbs 3zoto.shop 2kalos.dpdns.org 3ultelo.com 2laket.com
4wo.com 2nana.linkpc.net 5caocap.com 3clone.pro 3dtoo.com 3gban.uk 4dieukhien.net 3hang14.com 3it.club 6me 3k-opros1.ru 4innepal.com 3ri.xyz
2r-ton.store 3eed.ws 3nrestaurant.pro 3ooko.com 3ry.dpdns.org 5ogorman.com 3tdevos.be 2selogicroute.com 4pathgrid.com 4rda.net 3hyrcn.yachts
3ketrise.com 3scode.org 2tdongsanhatinh.org 3hdf.co.uk 3iinsaat.net 2uwerke-online.com 2ybabes.com 4umutan.shop 2zaaboom.com 1b28.dev
2bbyyzz.info 2host.us 2itf.com 4j.com 4q.com 2mail.store 6ku.com 2oys.fr.nf 2root.com 2wg.one 2xb.fashion 2yb.fashion 1caoo.com 3st.ws 2b.ro
2cto.me 2m.edu.pl 3ail.pro 2ooq.com 1da.io.vn 2gstr.com 2m.ovh 3uzic.pw 2o.io.vn 2q8.pw 2shar.com 1eaconmessenger.com 3rsarefuzzy.com
3stmail.space 3tbok.online 3utifulblessingsbeyondborders.org 2bed.cyou 4l.cyou 4n.cyou 4z.cyou 2ddly.com 2efmilk.com 3lsil.com 2ganment.com
3email.com 3fax1.loseyourip.com 2hatifoundation.org 2kasi.me 2lamail.org 3gianairways.com 3icapcut.app 3ljonestax.com 3uckygame.com
2nipaula.org 3phim.com 8net 3shelf.com 2pureme.com 2ribase.ru 6za.ru 4rabotay.ru 3kahfb.com 6jayashope.com 3wie.com 2spokehaircare.co.uk
3t-hosting.biz 5john-boats.com 5temp-mail.com 5vpn.xyz 4choiceusedcar.com 4listbase.com 4option25.club 4paradize.com 4soundeffects.com
4tempmail.com 2ta.edu.pl 4cinder.com 4tensor.com 3r.co 3teryoutime.com 2yondreasonabledoubt.co.uk 1flcafe.com 1gtmail.com 2x.ro 2yiacczy.top
1hana.xyz 3p.me 2eps.com 2uxp.org 1idourlnks.com 2g1.us 3mail.lol 3professor.so 3string.com 3whoop.co.za 2j.pl 2lingva-ca.store 2n-ich.com
3afex.com 4ncepools.cloud 3bx.net 3ech.com 3ich.com 3ka.me 4mail.com 3nary.com 3sh.kro.kr 2o-muesli.info bnet 3juris.com 3ne.co 2pochub.com
2rminghamlife.org.uk 2shwanathuk.cc 2tmah.com 4ens.com 3realm.in 3tnex.com 3whites.top 3ymails.us 2ubiuwholeworld.cn 2weia615.icu 2yug.com
2z.st 3imalem-support.de 4sstance.com 1jorwi.rest 2vc.top 1lackgoldagency.ru 5market.to 3desmail.net 3keagency.buzz 2enched.com 4dlog.com
4ro.com 3tilla.cc 4soetownclosecharity.bio 2ip.ch 5ovh 2nkt.net 2obapps.com 3ck-this-for-gambling.cloud-ip.cc 5521.com 3g3.cc.cd 4ger.nyc.mn
4myway.org 4os.net 4spam.ro 4tricks.de 3ndemorkin.com 5mail.com 2tiwd.com 2uedumpling.info 4werks.com 1moar.com 1ncinema.com 2ote.com
2rlner.shop 2yhr.us 1oatmail.us 2bgf.ru 6store 3mail.info 4urchison.com 2cas.tech 2erakemail.com 2fthew.com 2kgumail.kr 2mnet.net
2nobo.email 2ofx.com 3kgame.org 4themmore.com 3m.publicvm.com 4114.ccwu.cc 4mail.online 3stme.es 3tssl.com 4ybay.de 2ranora.com 3ed.lol
3ged.com 7net 7org 2sakun.com 3charena.dev 2t.cd 4nu 3asky.eu.cc 3getlink.com bnet 3net.my.id 2ukshilf.com 3n.cr 4cr.com 2wlfuel.com
2x-mail.ru 9store 3em.ru 6store 3fi.uk 4ormail.in 3imail.com 3let.ru 7store 3mach.com 5il.lol 71.com 3omail.live 3temp.com.br 2yaga.com
1potogo.com 2tfp.net 1radingtowntrust.co.uk 3nd-app.biz 5allday.net 3shbeat.online 4x.org 3zbuzii.online 2eaite.com 4kthru.com 3fmail.com
3nnendesreich.de 3vionix.cfd 5tron.cfd 2idgetonmainstreet.org 3efalpha.org 3ggsmarcus.com 4htfuturescharity.org.uk
3stolstatehousefoundation.org 3vian.link 2oadbandninja.com 3dipek.xyz 3kenion.com 3thershaircut.com 3wnjasen.ccwu.cc 1sfh.beer 2kyx.fun
2now.net 2pamfree.org 3ooky.com 2t-72.com 1tb-notes.com 2c.email 3mail.pw 4od.com 2izet.pl 2sblock.com 2thyto.org 1uccalmassage.ru
2daya-tionghoa.com 6tionghoa.com 3dyfly.top 2ffemail.com 2gfoo.com 3menever.com 6ot.com 2hf95r.ddnsfree.com 2kanimers.com 4tv8.com
3hariansiddur.com 2lapolo.site 3rushpress.com 3toc.com 2m.net 3ail.site 3pymail.com 2nchofidiots.com 3d.us 4es-li.ga 3mail.one 3nyhub.space
3senhoneydew.com 2rangir.com 3nermail.bond bcyou 4thespam.info 3ry.eu.org 3stmail.info 2sd-mmjd3.wiki 3iness-degree.live 8backend.com
8successislifesuccess.com 3pad.org 3sinesa.app 5tussi.com 3yaz.tech 2tteiumien.io.vn 2y-blog.com 3app.foo 3moreplays.com 3ordie.info
3review.us 3usdomain.com 5edlibrarybooks.org 2zzcluby.com 5ut.ws 1wm.de5.net 3yga.com 1x52ff4a.shop 1yagu.com 2conf.com 2ebyemail.com
3spm.com 2iepsxqu.top 2jkprh.top 2om.de 2tedigi.com 3onf.com 1znrehk.giize.com 2vrxf8.ooguy.com 0c-eric.fr.nf 2newstv.ru 2pkk.icu 2tta.top
114.mobi 2ph3r.xyz 128.mobi 14.fr 2pro.uk 151vsgq.com 1aainpt.com 2biste.fr.nf 2chedot.net 2de.org.uk 2fesui.com 3tee.com 2igq.qzz.io
2ldrexa.cfd 3endro.fr.nf 3ifornia.edu.pl afitnessdeals.com 4ma.asso.st 3mriver.info 3varystreetisa.org 2m4you.cc 3eltok.com 4ra47.net
6ity.com 3ping-grill.info 2ncer-treatment.xyz 3dassociates.com 4ymail.de 3e.pw 3fga.org 3gcud.com 6tku.pro 3tozil.com 3vect.com 2owo.online
2pct.id 4ud.shop 5t.digital 7sbs 8pace 602.shop 6ku.io 6meflo.shop 7m.shop 6pro.click adev 4vt.es 3italistdilemma.com 3rasolver.xyz
3tus.cyou 2qcut.top 2r101.pro 3btc.net 3e-breath.com 4gradeguard.com 3pin.org 3s2.club 4encyclopedia.com 3telera.org 2seedu.tk 3hflow35.co
dm 3terview.xyz 3ualdx.com 2tfie.app 3group.uk 3sredeem.com 3terickgarrisonfootballcentre.uk 2uterize.top 2vi.mx 2ye.org.uk 2zlg.com
1bair.com 3sosbr.top 2dol.mx 2es.net 2sbada.com 2ty.ru 5store 2vl.co.uk 1c17.name.ng 38.name.ng 23.name.ng 26.name.ng 28c1bd6.abrdns.com
2imran.buzz 2kuy.com 2m8klz.camdvr.org 3ail.uk 2qu.top 2suncare.com 2tc.fashion 3oolz.com 2wc.fashion 2xiao.cn 2zc.fashion 1dfaq.com
2lpvt3.mywire.org 2nmia.com 3ripple.com 2pa.cc 2xugmy.top 1eed.se 2k.pm 2llurl.com 2ngrop.com 3termail.com bnet 2rtexx.fr.nf 4ificenter.com
4ve.com 2tpass.com 1fo2go.ro 1g0gcab.mywire.org 2gup.com 1h.ma 2acuo.net 3hcyrans.com 3ichuang.com 4neor.com 3lupaurybnicku.cz 3mconnho.com
4my.info 3nceforfuture.org 4sd.com 4tellegribbon.com 3ocosen.com 3psmail.com 3rityrcao.org.uk 4l.us 3sefreedomactivate.com 3tclaude.top
4gptmail.shop 7uk.pp.ua 5tporg.eu.cc 4ich.com 4workstation.com 3ublog.com 4huy.click 8io.vn 8online 8site 4tuyen.click aio.vn aonline
2eaphub.net 5mori.store 4tmail.de 3falicious.com 3minsdevie.ink 3nbot.email 5ufan.top 3ssgameland.com 8ingworld.com 4tcloudx.com
3wydonut.com 2ibakenma.ml 3ckenkiller.com 3elo.com 3ldrenth.com 5savetrust.org 4kat.com 4lart.org 5oliandfii.space 3namkm.com 4gchongme.site
3thinh.com 4thi.in 2oco.la 3gmail.com 3icemail1.com 5hay.com 4gi.com 3molokko.shop 3ner.cn 7shop 4g-mail.com bnet borg 5qilai.cc 3phim.com
3senx.com 3tgo.com 2romentis.cfd 2si.christmas 2uan.info 3mpstakingdumps.com 3ndage.help 3panhcuoidep.com 3rchestate.org.uk
6housemanaton.co.uk 6insouthampton.org.uk 1igar-auctions.com 2hai.eu.cc 5fhqo.eu.cc 3uy.net 2mario.com 2pcup.site 2tmo.net 2vikli.com 3x.org
1j4fj2a.camdvr.org 2deyuiw.eu.cc 1kaazaza.tk 2etrust.org 2iso.com 2vn.edu.vn 1l-cl.org 20ne.net 2aimab.com 3ndest.in 3ssesmail.com 5io.click
3udd.com 3verfield.org 2eaninbox.dynv6.net 4rbeam.pro 5habitpath.com 5watermail.info 2fapqg.theworkpc.com 2ick-email.com 5core99.click
5deal.co 3pmail.eu 3xser.com 2ockemail.com 3ne21.io.vn 5email.com 5hv.com 5khoe.com 5mailsieure.com 6oi.tk 5npa.com 5re.net 5trust.com
3ud-mail.top 6temp.com 5flare.gay 5gen.world 6ue.site 5sign.in 5tempmail.net 5whitespace.cc.cd azone.cc.cd 5yourfast.net 4sy.site 4t.wiki
3wmail.com 2rmail.com 2ub106.org.uk 2x0vq5.kozow.com 2yvantis.cfd 1mail.blog 6club 7om 6net 6org 2bl.top 2cc.indevs.in 2dkl.com
2hvzylmfc.com 1named.com 2dps.com 2ebw.eu.cc 3email.com 3w.ir 2ieux.com 2msg.net 2oilpress.com 2sds.de 1o.cc 2asah.com 2bal.infos.st
4rekyo1.ml 2coro.uk 4vpn.com 2de-gmail.com 4andscotch.com 4guard.net 4i.site 4rdir.com 4star.site 5uc.top 4xrip.vip 3ing.ccwu.cc 6go.cn
4vide.com 3ywon.top 2ffeeazzan.com 6jadore.com 6timer24.com 2gsapb.ddnsfree.com 2ieo.com 3n-host.net 4link.club 2k.org.uk 2labeta.com
4name.com 3demail.info 3legewh.edu.pl 3orcastmail.com 3urmish.com 2metclear.com 3fythings.com 3pareshippingrates.org 4letegolfswing.com
4ressjpg.io 3west.de 3yze.org 2ncu.net 3f.work 4min.com 3gacone312.shop 4nguyen.io.vn 3nected.linkpc.net 7ifyhub.sbs 4ho.com 7net
3sumerriot.com 3taco.org 6t.infos.st 7box.work 7page.online 4bay.com 3vergenceindia.co.in 2ocuuu.food 3d.food 3h-2.site 3kie007.fr.nf
3landwacky.us 4impool.org 4jump.org 2pyhome.win 2ralhost.my 3byrise.com 3eclip.com 3hash.net 3nwallaerospaceeducationtrust.org 3ridor.bond
2sdas.com 3morph.com 3oinan.com 3ycritters.co.uk 2tasen.com 3igz.com 2urriel.fr.nf 8temporaire.com 3sinment.com 2visuki.icu 2za.ro 3illa.pw
1pc.cx 1qwbn.com 1rankhole.com 3pmail.org 3stination.de 3ventry.cfd 3zespaces.pw 4ymailing.com 2czrsxls.top 2eam.pink 4tive.publicvm.com
3dit-loans.xyz 3peau12.com 3svyn.cfd 3teanu.com 2gjw3a.giize.com 2ingemonster.com 2ogra.org 3ss-law.ga bq 5.edu.pl 5mailjet.com
5roadsmail.com 2unchcompass.com 5oau.asia 3sthost.com 2ybio.com 3ptoavalonsolhub.cloud 6gmail.com 1s.email 2api.dpdns.org 2h.ro 2lua.com
2paus.com 2zbl.com 1tmailing.us 2os.ch 2tnoot.us 1u.cc 2ahangvppn.shop 3ks.fun 2bene.com 3iclink.com 2cadas.com 2endita.com 2irushi.org
2mnnm.us.ci 2nan.store 2oly.com 3ngaquarium.com 2pbest.com 2rlhph.tk 3rentmail.com 4yworld.de 3sor13402.xyz 2scuscuspen.life 3t.in
2tefrogs.xyz 4vi.us 3out.club 3radition.com 3sup.com 2vox.de 3rs.info 1wetg.co.uk 1xbl.top 2ioms.help 2wet.com 1yber-innovation.club
6phone.eu 5ionexus.shop 5temp.cfd axyz 2cinst.com 3lelove.cc 2jd.top 2kr.beer 2lab.org 3n.beer 2pi.fr 1zx.one 0d1yun.com 13p.dk
14ngerssquy.info 18tiya6.camdvr.org 1aabox.com 2b.ro 2coolest.com 2daolibai.eu.cc 2emonixgames.com 4steam.com 3rdy.com 2hewushi.eu.cc
2ibb.us 4ond.info 3ly-email.com 5nove.com 6utria.com 3muedu.com 3ntly.com 2kaka.org 2lanshu.org 2mai.webcam 3mexe.net 3nthespam.com
3owang.eu.cc 2ndikmail.com 3n.mywire.org 3triviet.shop 2o.pp.ua 3use.com 2pdigital.site 3urx.me 2rdr.com 3kharvestfilms.com 4server.ru
3yxfox.net 2sdasdascyka.tk 3h-pads.com 2taarca.com 4dudi.com 4pinacle.com 4rca.com 4zo.ca 3enschutz.ru 3gemini.io.vn 3provn.io.vn 8n.io.vn
3um2.com 2ugr.com 3tubds.io.vn 2vidkoh.net 5lcreative.com 5trix.biz 2win.com 3nwick.org 3soncountygunclub.org 3ushihe.eu.cc 9he.eu.cc
2yizhan.top 3mail.life 7online.com 3rep.com 1bmail.one 2oso.com 2unker.com 1cctb.com 2email.com 2pa.net 1d2car.com 2at0511.click 2crew.com
2fd.fashion 2sdg34.abrdns.com 1e-a.org 2a-21olympic.com 3daddress.com 4children.org 4fake.cf 9ga 9ml 9tk 4spam.com 3got.com 3jeng.store
3lja.com 4labs.org 4rek.com 3pad.com 2bitur.cam 2cep.com 3odewp.com 4rnido.com 2de.infos.st 2ekayen.us 3nur.com 3pconverts.com 4mails.org
6ster.fun 4neko.xyz 4yinc.com 2fomail.com 2gap.fr.nf 4r.xyz 3radedfun.net 2haopay.com 2inbox.com 3sgn-ai.work.gd 2laeb.com 4yload.com anet
3ikkt.de 4vrmail.com 3orex.com 3tajohnsons.com 3uxmail.com 3vionis.cfd 2men.ml 2ngekibunko.ga eq dml 3ipl.com 7net 3taguardmouthguard.com
2ornaumail.com 2pdocla.net 2r-kombi.de 3kombi.de 3luxuswagen.de 2sertsundesigns.com 3frenes.fr.nf 3hnetarchadacalculator.one 3ignhta.work.gd
3mond.eu.cc 3oz.com 3pam.it 6med.com 2v-null.cf 9ga aq 9ml 317.tech 3bike.com 3elopermail.com 7tool.app 3h24.online 3nullmail.com
3sonline.studio 3thien.io.vn 2yom.com 1fghjertyh.dynv6.net 2yuih.eu.cc 1gdf.cc 2hdfjfd.eu.cc 1h372.top 2armatel.net 2eiwuy.eu.cc 2m.ro
2now.com 2oahn.eu.cc 2y.cc 1ialogus.com 3paulpainting.com 2chvuxe24h.com 3opto.com 2ddyricky.com bfr binfo bstore 2emhenvn.com 2gdig.org
3i-value.fr 4al.jo3.org 4beast.my astore 4master.bond beu.cc 4ney.com 4tal-message.com 7design.run.place 7esbusiness.info 7mail.info
9riachis.com 7sanctuary.com 5ecy.live 2ldoe.cfd 5sfromspace.com 2m-coin.com 3alk.com 2ngbone.com 3laan.site 3o.icu 2olang.com
2plom-voronesh.ru 2rectmail24.net 2s.hopto.org 3aq.com 3box.net 7org 3card.cf 8email 8ga 9q 8ml 8tk 7mail.com cde 4os4.com 3hcatfish.com
3ign-concept.eu 7revelation.com 3po.in 5mail.eu 5sable-e.ml cmail.ml a.cf bga bml bsite aaddress.com aemailaddresses.com ainbox.com
amails.com 6e.it 7amail.com 7ly.xyz 7mail.com 8ymail.com 6ly.com 6table.com 2vad.ga 3ermail.com 3ismail.ru 2waq.com 2xz.net 2yongjin.net
2zigg.com 1jiv.xyz 2wekih.eu.cc 1kz.opik.net 1ldweb.info 2email.ru 1mail.one 3rc.ro 2celements.org 2ts.fr.nf 2xs8.com 1ndent.com 2kah.eu.cc
2s.army 4navy 3click.com 3es.ro 3log.tech 1oanart.com 4totnghiep.com 2b.jp 2cash.app 3bao7.com 3se.site 2dgeit.com 5mail.de 4it.com 7org
3si.com 2gai.qzz.io 3clothing.org 3king.dpdns.org 3mrp.com 2hoanganh.site 2iea.com 2j.one 2lofan.com 3phinnet.net 2mforfb1.tk 98.tk 99.tk
82.tk 93.tk 97.tk 99.tk 83.tk 84.tk 85.tk 86.tk 87.tk 88.tk 89.tk 3ozmail.com 2n.edu.pl 3a.one 5pw 5rip 3ebyngle.com 4mail.my.id 9ru
3gqing365.com 3kicode.top 3treg.com 4sendmespam.de 5leep404.com 3usumekatil.com 2obb.com 3jazz.com 2quier.tk 2react.com 3othyfoundation.org
2szo.qzz.io 2tapodemail.com 3man.de 4sg.com 3ool8.top 4s.dev 3slashrage.com 3vu.net 3zi.net 2ublemail.de 3chelounge.com 3dizhu.top 3las.org
2wnloadigpost.com 8videoig.app 2zvon-spb.ru 1p76.com 2frufiwo.top 2mstore.id.vn 3urt.my 2ptd.com 2rasu.sbs 1r69.site 2amamixio.icu
3ughtier.com 2drb.com 6net 2eamadventure.org 5clarify.org 5eg.com 5green.fr.nf 3d.ru 3vo.si 3wzen.com 2iftz.net 3mex.cfd 3pzgaming.com
3vetagdev.com 4z.net 2mail.in 2oggo.engineer 3olingfanboy.de 3pcake.de 4inboxes.com 4jar.com 4lar.com 4mail.me 4ons.com 4sin.net 3vantis.cfd
4enix.cfd 3wblock.com 2ugsellers.com 3zik.pp.ua 1sfsfdsfds.shop 2gvo.party 6ru 2hfjdafd.cloud 3znonline.cc 2iay.com 3tip.com
2pwebservices.com 2we-56f.xyz 1tvpn.dpdns.org 1uam.net 2bokutv.com 2ck2.club 4yoursick.com 3pham.id.vn 2dmail.com 2gmail.com 2idir.com
2k33.com 3edish.com 3unmodern.id 2lich360.com 684.com 6datlanh.com evn 4eu.io.vn 2malu.com 3bass.nl 3p-email.info 4andjunk.com 4mail.de
4yemail.com 2namispfm.org 3kos.xyz 2randinterstellar.com 2skmail.com 3rui.com 3tinry.com 2vips.com 2ya25446.top 3quyen.site 1v2.host
2aren.online 2dpit.com 1warfmining.com 2iworka.pro 2se.edu.pl 4al.com 1yceroprojects.com 3lsr.xyz 2ebkj.eu.cc 3ra.studio 2fgiavcrw.eu.cc
2govil.com 2marent.cfd 2narix.cfd 1z17.net 2ntn.io.vn 2tyhd.cn 0e-mail.com 7org 4rketstore.ru 2pool.co.uk 7uk 4stkasten.de 2record.com
2tomarigi.com 13z.de 14ward.com 16hoohs.camdvr.org 1academia.uk 2lea.fr.nf 2nok.com 2rtin.net 2se.es 3tcombe.org 3y-trash-mail.com 4gbd.com
4homefit.com 4mailer.live 8s.cc 4network.info 4trashmail.com 2tmea2z.club 2y.jp 1bar.site 2bob.com 2eschlussbuch.de 2y9h2m.giize.com
1callheandi.com 2kpcin.giize.com 2olo-online.fr 3verseworld.com 2stor.com 1dankeunwe.site 2gepodlab.com 4topgrid.com 4x.ru
2inburgh-airporthotels.com 2mondventures.com 2ny.net 2shol.net 2u-qin.ccwu.cc 3cation.nyc.mn 3dingy.cfd 3ip.eu.org 3mail.edu.pl crs 7i.com
9edu.pl 7l.edu.pl 3polska.edu.pl 2v.to 1e1.pl 22.pl 2edv.de 2lmail.com 3raodo.com 2mail.eu.cc 2n4dnt.ooguy.com 2wmaop.com
1fdsdsdw.cloud-ip.cc 2fobe.com 2xs.ca 1gg5233.com 8one 3banjos.org 3so.click 4uwz.ooguy.com 3ur.com 2irl.help 2voo.com 2zones.com
1inmalmail.de 3rot.com 7de 3tagsmail.de 3zieg.site 2veg.com 1kot.xyz 1lafans.com 2dobhato-level.hu 2earningjournal.org 3ctro.mn
7chillplanet.com 7labx.com 3rso.com 2igou.store 3tepixels.store 5vipatlantamodels.com 3xora.cfd 2jawir.com 2ki-mkzn.ru 2obits.com
3ndonteam.work.gd 2pisproject.org 2umetra.cfd 2ygifts.com 1maii.io.vn 4l-68.com 6fake.cf com bga cq bml btk 7ree.online 6jetable.fr 6lab.com
6temp.com 5.edu.pl 6net 51.pro 60p.org 560.com 584.com 5abox.pro 6ge.cf 9ga aq 9ml 9tk 6oa.pro 6sia1.com 6te.com 6wb.pro 6x.pro 5bbox.pro
6in.net 6oxer.one 5cbox.pro 6offeehouse.com 6u.icu 5dark.fr.nf 6box.pro 6ienst.de 6rop.io 5fake.com aml 6oryou.info 7xi.pro 6reedom.ml
5gen.uk 8erator.de 6o.de 6ratisan.fun 5hook.site 5ias.com 6go.de 6nbo.live 7five.com 6svalid.com 5jps.com 5kp.com 5lime.com 6uu.asia
5miser.com 6uaqat.shop 5na.co 7tor.com 7x.com 6ow.net 9one 5o.pro 6ndeck.com 5play.org 6ortal.info 6roxsy.com 5racc.com 6esort.com 6od.com
5s.ga 6ecurer.com 7nsei.com 6ingularity.net 6pam.cf aga bq aml atk 6y.info 5tech.info 7mporanea.com gnet cr.ro dio.com.br 6he.net 6ik.com
6mp.com 6o.de 5uae.com 6re.net 5vb.pro 6iet.com 5warden.com 6ww.pro 5xfer.com 5y.pro 5z.cf 7ga 8q 7ml 3lupe.com 3xasp.com 2bege.xyz
4khoe.com 2eil.in 7r 3raldwebmail.com 4gencymail.site 7tvillage.org 2kei.cf 6ga 7q 6ml 6tk 2l.pp.ua 3hot.com 4ub.com 3pro.com 3tmp.com
2ocan.name.tr 2pireanime.ga 3va.io.vn 51.com 7io.vn 61.com 8io.vn 2stjzh.com 2z.net 3iegz.com 1nayu.com 2d.tw 3ingimpunity.com 3ob.com
2itempmail.xyz 2otj.com 2spinner.com 2terto.com 2vy17.com 1office.top 2opy.com 2sada.com 3lux.com 2utrbl.com 1p77.com 2aco9t.loseyourip.com
2b.ro 3ox.ru 6store 2etsoft.com 2hemail.net 5eral.email 2osta.buzz 7work 6l.ru 8store 2steinisland.click 2urcf.org 1qiluxspam.ga 2uivara.cfd
1rahods.com 2eplyzy.com 2icjohnson.ml 3po.net 2nestturcotte.us 2o-tube.org 2th.nl 1sadverse.com 2bano-ru.ru 2c.la 3apehatchapp.com 2emay.com
2generi.com 2himod.com 2iix.com 2prity.com 2tate-invest.fr 3erace.com 3rowebservices.com 1tempmail.net 3nx.com 2h2btc.info 3er123.net
5eum1.top 5sports.org az.info 2ickethelpdesk.net 4s.us 2otvibor.ru 2quakemultimedia.com 2ramay.com 4nquil.com anet aorg 2ubemail.com
2zg.de5.net 1uaqa.com 2leina.com 4rcraft.com 2roallsports.org.uk 4kool.com 2ucn.com 1vairo.fun 7web.id 3nfox.info 2e.dpdns.org 3av.com
2ilcomputer.com 4godshop.uk 2nft.com 2omiserver.com 3ntra.cfd 3po.com 2usd.com 2vgo.com 2yush.com 1webrus.com 1xahut.com 3mcentral.co.uk
4study.xyz 2bts.com 2clussi.com 2donuts.com 2elica.com 3spay.com 2haycle.com 2ile.my.id 3stiert.net 3tbit.com 4stageleft.net 2kucn.ccwu.cc
2mab.com 2piredtoaster.org 3lodemail.com 4tain.com 3ress.net.ua 2tracurricularsociety.com 5ku.com 8net 8shop 4email.ru 4set.com 2weme.com
2zork.sbs 1y-hungry.top 2cfhb.com 2ee.eu.cc 3paste.com 2nlong.com 1z.lv 2ai.chat 2ehe.com 2fill.com 2imb.com 2onemail.com 2stest.com 2ua.com
2ztt.com 0f1b.email 4vn 12b.click 4email 4info 4site 4tech 5okyo 4vn 2c.email 4host 4me 5obi 4press 2d.click 4info 4life 4pro 2e.click
4email 4pro 5w 4world 2f.email 4pw 13p.io.vn 14k.es 2wxmpu.kozow.com 15p0y90.ooguy.com 2v7u9a.ddnsfree.com 16z6ica.camdvr.org 1abaos.com
2cebook-email.cf fga fml 8mail.gq dml 4mac.website 3kme.gq 2dingemail.com 3sfdsfaa.indevs.in 2ecesmail.me 2fa.beer 2g.wf 2ilbone.com
3thkills.com 3zasoft.com 2ke-box.com 5email.pp.ua 5mail.cf aga aml 4demail.com 4inbox.cf bom aga ainfo aml atk 6formation.com 4mail.fr 9io
9net 8generator.com 8z.com 2lconryadventurecentreofeducation.com 3linhay.com 2mamail.com 3mix.com 2nclub.pm 3doe.com 3goh.com 4xiaobai.us.ci
b1.us.ci 3icle.com 3sworldwide.de 3tastu.com 6y139.icu 7mail.de 5tua.com 3ymail.com 3zher.com 2rah.rip 3outer.tech 3rse.co.uk 2sl4kas3.site
3ssd.ru 7store 3t-email.info 5mail.fr 4acura.com 4chevy.com 6rysler.com 4ernet.biz 5stflex.com 4inbox.one 4kawasaki.com 4mail.edu.pl
6zda.com 5itsubishi.com 4nissan.com 5odo.click 4searcher.com 5ubaru.com 6zuki.com 4toyota.com 4yamaha.com 2tebd.com 3flap.com 2xico.com
3zu.com 2ybetsy.com 2zka.ovh 1bb.cool 4id.vn 5o.vn 4kim 4linkpc.net 5u 4vn 2fbs.lol 2hotro.com 2i.one 3ns001mail.com 5607.com 2kjlnry.top
2lgsl.cam 2ma.tk 2oxmail.com 2viamail.com 1cetpkqwm.top 1ddns.ml 2fdsfds.com 3ggh-df5.cc 2ger88.cc 2hsui.eu.cc 2mail.top 2pbnzx.cn 2sgsd.org
3regre.shop 2vctte.info 1eatcore.com 2dayroi.online 2elmyheartwithsong.com 2mailtor.com 2ngzheng.qzz.io 3zhuai.top 2r-gabon.org 3alrex.com
3d.live 4omnermail.com 3iwor.com 3maxxi.ru 3ngrove.org 3oxid.com 2ttometern.com 2xbox.org 7ru 3post.com 3temp.com 1fps.fun 2t.edu.do
2yf.fashion 1gmail.cyou 2tygcop.store 1hoau.eu.cc 2pfhp.fr.nf 2wui.eu.cc 3yuoia.eu.cc 1iallaspares.com 2bmail.com 2cken.de 3tionsite.com
2dhost.com 2ghtallspam.com 5hunger.co.uk 5ingzebras.org 3js.com 3shot.com 3urescoin.com 2ifke.de 2lbert4u.com 7s4u.com 3e2drive.com
4todrive.com 3m-blog.biz 4la.org 3zmail.com 2nacenter.com 3demail.info 4ids.net 5ze.com 4meghana.org 4u.pl 3ews.biz 3gso.com 3smine.info
2r.hk 3a.my 3email.com.br 8box.club 4rocket.site 3staidtrainingschool.co.uk 5lawyer.org 2sdom.vip 2tbloomlab.com 3nesrezink.ru 2vemail.de
4rmail.com 2xmail.tk 2zmail.com 1j7v67f.camdvr.org 1kainc.com 2nm8.mobi 1laimenet.ir 3meoflovedegree.com 3shemail.site 3timostore.cloud
3vourity.com 3yeraaron.eu.cc 6hu.eu.cc 2eckens.hu 3mail.ru 3ws.app 3xvio.com 2iegender.fish 2obo.fr.nf 3ck84.uk 3revia.cfd 3sek.com
3wconnect.beer 4u.com 2u.cc 3idsoft.us 3rred.com 2y-ts.de 3hubs.top 3inggeek.net 3mail.tk 3overtrees.com 3spam.com 3waverun.com 3zy.net
1muss.com 1ncp.ru 5store 1og.one 2obarbot.net 3tard.com 4hilltoy.site 2r4u.net 3apps.space 3bmmend.com 3eastate.com 4castertests.com
4skin.cf 9ga aq 9ml 9tk 4xnews.bg 5ru.com 5zig.com 3ge45k.io.vn 5tmail.com 7enotstudio.org.uk 3modapk.com 3now.eu 3regmail.asia bxyz
3spam.net 3um.nyc.mn 3ward.cat 2sil.pro 2xja.com 3new.info 3trotter.info 1pgrabber.com 2t-student-support.store 1r.cr 233mail.info
2agolina2.tk 3nkhealeyfoundation.org 3pmail.com 4pina.tk 2ederictonlawyer.com 3e-email.cf bga 5temp-mail.eu.org 9.net 4babysittercam.com
5lackbootytube.com 4cat.net 5ustom.email 4dom4you.info 7centremereside.org 7pop.us 5rops.org 4fattymovies.com 4grok.cc.cd 4hotmail.net
4imagehosts.org 6ghost.org 5nbox.email 4lance-france.eu 5etter.me 4mail.ms 8s.cf aga aml app.ua 5eil.ga aq 9ml 5l.net 4plumpervideos.com
4rubli.ru 4schoolgirlvids.com 5istercam.com 5ourcecodes.com 4teenbums.com 5imer.online 3undin.ru 2iday12.store 3endlymail.co.uk 6sofbram.com
3ve.site 2m.ovh 2ont14.org 3stmail.fr.nf 5ypeak.info 2uitservice.xyz 2wdmail.com 2za.me 1sercure.online 2itip.com 2otl.icu 1thcapital.com
2p.sh 3inc.ca 1uckedupload.com 4ingduh.com 4linuxdo.com 4me69.club 4neo.org 5loveme.top 4xxme.top 2dgerub.com 3ier.com 2irio.com 2k996.icu
3aru.com 3urou.ch 2llangle.org 3vie.com 2memail.com 2n4k.com 364.com 3dapk.com 4proceed.com 3nycodesnippets.com 5fail.app 5lolcap.com cfr
corg cstore 5mail.abrdns.com ade 3teka.com 2rzauflunge.de 2sioninbox.com 2tcost.online 8ru 3uramind.com 2vk.ru 5store 2wa.be 5li 4mofu.com
4ri.be 2x0ringduh.com 1viadropinbox.com 4inboxes.com 4mail.com 9work 2z7wvh.ddnsfree.com 1xavaj.com 2nxs.com 2t.ink 3ubes.com 2xf.beer
2zig.com 1yawmtu.camdvr.org 2cloud.online 2eiwh.eu.cc 2ii.de 2nix.sbs 2ronex.cfd 0g-mail.biz.id 7kr 10pg02x.theworkpc.com 114l71lb.com
2xmail.top 12xmail.top 13xmail.top 14hdrop.us 1947lzu.kozow.com 1acharevenue.cc 2fy.net 2gcalculator.me 3e.ga 2iliuzi.icu 2khum.com
2laxim.fr.nf 5y.tv 3ebird.cc.cd 3ly.jp 2madaiz.shop 4il.top 4pa.asia 3ebcs.com 4gregious.com 4n.me 4pec.com 4rai.shop 9pace 8website
3gling.com 2ndobaba.bond 3lin.shop 2rasikita.pw 3bagecollector.org 7mail.org 3denscape.ca 4u.codes 3izo.com 3liclife.com 3od1.xyz
3rymccooey.com 2shoainam.io.vn 3smail.com 3uda.com 2v0.com 3rom.com 2wab.com 2xetovemail.com 1bcmail.win 2lw.site 2mail.top 1cmail.top
2pfas.shop 3makerds.cyou 3owner.online 3ripon.space 8team.xyz 3today.xyz 1dcrm.store 2dp2018.edu.vn 2fgergrer.online 2mail.top 2qoe.net
2xs.cc.cd 1ear3.pro 2brauchtwarencenter.com 2dmail.win 2ekforex.com 4sun.us.ci 3w.ru 2hensiemirnichtaufdensack.de 2ldwaschmaschine.de
3itik.in 2mapan.com 3ipro1.store 3marosefoundation.co.uk 3niultra.me 2ndeng.indevs.in 5rfuck.net 3erator.email 91email.com 3tleinfopath.com
3zmaile.com 4otp.com 4trang.com 2ometrics.icu 3rgefletcher.org.uk 6heddon.co.uk 2ronra.com 3v.app 2schent.biz 2t-mail.cf 9ga 9ml 9tk 3.pp.ua
31mail.com 32mail.fr 3ai-hub.com 5rmail.cf com bga cq bml btk 4sail.com 3bloomdata.com 4ox89.xyz 3eit.com 4mail.space 3fun.men 3gptcode.com
3mail.my.id 71.com 7free.cc 7s.eu 9top 4ule.com 3nada.cc 9om 4owtoday.cf 3ol.pro 4nemail.com bnet 4tp.fun 4ver.de 3simpleemail.com 3t.icu
2walusitest1.cloud-ip.cc 2xik.com 1ghjnvgfyjhk.top 2mal.ml 2oop69.kozow.com 2rainn.com 2u6ctm.ooguy.com 2vendas.store 3k.ru 5store
2xg.fashion 3hunter.com 1hfnhcf.xyz 2k55.us 2olar.com 3sttexter.de 2vv.click 1i-mel.web.id 2acmosuaviet.info 3iphapmuasam.com 3ntmail.de
3re.fun 2fto12.com 2mbmail.com 3me-cooki.es 3pmail.com 3uemoa.fr.nf 2nzi.be 6co.uk 6es 6net 4y.co.uk 6eu 2odaingan.com 3idev.news 2ratex.com
3lfriend.ru 4mail.win 4sindetention.com 5undertheinfluence.com 2shpuppy.com 3linghamsilverband.com
2thub-com-disposable-email-domains.loseyourip.com 2veh2o.info 4memail.club 6token.xin 3mail.com 2xenmixen.com 1kd2323c.in
2yd3vu.loseyourip.com 1ladogmi.fr.nf 3ventra.cfd 4iu.icu 2cspp.top 2i.dpdns.org 3tch.sx 2obalbizflow.com 6touron.com 3rylandconnections.com
2s-info.help 2ubex.com 3cosegrin.com 1maail.icu 3iil.top 4l-xsniper.com esite fpace 5.or.at 52.gq 5l.click 7vn 6ive.cloud 6k.com 5ot.com
5xsn.com 9site apace 6yz.bond 3tch.org 2eenramy.com 3l.biz.id 5my.id 4ls.com 2ial.com 2neel.eu.cc 2x1mail.top 3mail.top 8win
1nctr-calgary.com 2g.edu.pl 2i8.com 2wzqaz.shop 1o2farm.io.vn 3usa.info 3vpn.net 2almillion.online 3tmail.uk 2b.re 2dfare.com 3ulygmail.com
2emailgo.com 3schman.com 2hivezone.com 2kublue.me 2ld.edu.pl 4enmagpies.com 4inbox.net 5vis.work.gd 3emico.com 4udy.org.uk 3iszek.net
2mail.in 3omy.sbs 2ngjua.com 3ida.co.uk 9m 7uk 3w3bb.camdvr.org 2ogl.win 3mail.club 3nby.com 4er.cat 2playgame.ru
2rillaswithdirtyarmpits.com 3ound.info 2sarlar.com 3uslugi-spravka.ru 2there.biz 3mail.com 8net 8org 3rak.org 2wcp.com 3ikibooks.com
6campus.com 8rs.com 6films.com 6games.com 6music.com 6network.com 6travel.com 7v.com 1pt-mail-free-1200.dynv6.net f40.dynv6.net
g27.dynv6.net f550.dynv6.net f61.dynv6.net g94.dynv6.net f721.dynv6.net f980.dynv6.net g98.dynv6.net e2019.dynv6.net g49.dynv6.net
f109.dynv6.net g41.dynv6.net f307.dynv6.net g10.dynv6.net g75.dynv6.net f48.dynv6.net g91.dynv6.net e3.dynv6.net f074.dynv6.net
g93.dynv6.net f127.dynv6.net f291.dynv6.net f330.dynv6.net g48.dynv6.net f476.dynv6.net f527.dynv6.net f66.dynv6.net f792.dynv6.net
f927.dynv6.net e4111.dynv6.net f547.dynv6.net f771.dynv6.net h5.dynv6.net g88.dynv6.net f821.dynv6.net f900.dynv6.net e5018.dynv6.net
f182.dynv6.net f211.dynv6.net g26.dynv6.net g41.dynv6.net g61.dynv6.net f386.dynv6.net f406.dynv6.net f51.dynv6.net g39.dynv6.net
f61.dynv6.net g59.dynv6.net f74.dynv6.net f902.dynv6.net e6067.dynv6.net f10.dynv6.net f221.dynv6.net g89.dynv6.net f320.dynv6.net
g42.dynv6.net g97.dynv6.net f419.dynv6.net f603.dynv6.net g64.dynv6.net g91.dynv6.net f779.dynv6.net f812.dynv6.net f925.dynv6.net
g62.dynv6.net e7208.dynv6.net g98.dynv6.net f493.dynv6.net f548.dynv6.net g72.dynv6.net g82.dynv6.net f689.dynv6.net f939.dynv6.net
e8015.dynv6.net g49.dynv6.net f591.dynv6.net f6.dynv6.net g1.dynv6.net h1.dynv6.net g71.dynv6.net f773.dynv6.net g86.dynv6.net g91.dynv6.net
f82.dynv6.net g86.dynv6.net f933.dynv6.net g44.dynv6.net e902.dynv6.net f243.dynv6.net f307.dynv6.net f446.dynv6.net f502.dynv6.net
g15.dynv6.net g84.dynv6.net f609.dynv6.net g20.dynv6.net g95.dynv6.net f825.dynv6.net f935.dynv6.net 8.myftp.org 320260701.top 3mail.cc.cd
8us.ci 8webredirect.org 3workone.dev 2xmail.win 1qov.top 1rabafilafoundation.org 3cetvglobal.com 3ndmamail.com 7smail.com 3phicanal.site
7bulk.site 7dany.site 7edge.click cio.vn csite ctokyo 8nda.site 7lean.click cio.vn csite ctokyo 9ns.site 9ver.site 7men.site 3ssdev.com
3vexia.cfd 4ityengine.cc 2eat-host.in 3encafe24.com 5dike.com 5housemail.com 5sloth.com 5vin.io.vn 3ggamel.com anet 4orsky.zone 6ygamel.com
dnet 3ndel.qzz.io 2imstroke.me 3sh.de 4tod.my 3uc.schule 2n.cc 2oklan.com 3upbuff.com 2qccqbwg.top 2r.la 2td.beer 2uene-no-thanks.xyz
3grug.ru 3z-m.ru 1s-arc.org 2oleyfoyle.org.uk 2redcross.org 3v.co.uk 2xstring.ga 1thyjuytr.dynv6.net 2s.cc.cd 1uanshuyun.com
2danglowongan.com 3ri.com 2erillamail.biz dcom dde dinfo dnet dorg cblock.com 4rillamail.biz ecom ede einfo enet eorg dblock.com
2facoding.com 3um.com 2ima2.asia 2kox.org 2ozivpn.cc.cd 2str.com 2ysmail.com 2zukll.camdvr.org 1xemail.men 2mail.top 2ybkq6.theworkpc.com
1yan-netra.com 2knife.com 2nzi.co.uk 6es 1zb.ro 2eos.com 0h0tmaii.com 12beta.com 18s.org 1a92.store 2ben-wir.com 5wir.com 3itnestguide.com
5ue.net 2cccc.com 3kersquad.tk 4thatbit.ch 2hawrong.com 2ibabon.com 5ipei.ccwu.cc 3da-edu.cn 3lu.publicvm.com 3rs24.ru 2lamaridfcfs.site
4shao1.dpdns.org 83.us.ci 3croft.org 3eloya.site 3ionex.cfd 3tospam.com 2mham.uk 2ndrik.com 4sofhelpinc.org 3ghai232.shop
4xomcuatoilatotoro.ml 3ha.kozow.com 3oinet.io.vn 2ppiseektest.com 4y-new-year.top 52023year.com 59toy.com 5domik.ru 5headshed.org 6ome.eu.cc
2qimi.cc.cd 2rakirimail.com 3dwork.icu 3en.uk 3ibu.com 3pix.org.uk 3tbot.de 2sanmail.ml 2t-geld.de 3espam.org 3hitrannhien.edu.vn
2vefundarling.xyz 4rtz.tk 2wrong.com 2ydoo.com 3ys.app 2zelnut4u.com 8s4u.com 3mat.help 6shipping.org 1cap.ai 2cmail.win 2ypku.cloud
1dcroom.us 2iscord.xyz 1eadstrong.de 3lingheartmission.org 4thforwomen.info 4xo.org 3thenhammer.com 8ero.com 2base.com 2cat.es 2heee.com
2irfoundation.com 3sei.be 2llodream.mobi 5ricky.com 5sravan.in 3pinghandtaxcenter.org 4jobs.ru 4thechildren.uk 2ocondeisng.cc 2rilev.top
3lan.co.uk 3os3.com 3p.in 4derp.nl 3tz.ltd 2soyam.shop 2thongtudong.store 3zez.com 2ycmm.cn 3zalo.vn 2zll.com 1fogzua.top 1h7f.com 2an.top
2e.org.uk 2yru.us 1i2.in 25.si 2ddentragedy.com 3eam.com 4box.org 5usiness.xyz 4mail.de 9pro 9us 4smail.net 4vak.com 3ingmail.net 3mail.org
3zz.com 2email.net 3u.in 4clone.net 2ghapes.run.place 4bros.org 4er-tech.linkpc.net 4star.shop 4tech.jo3.org 3ogoya.com 3uruma.site 2hi.lol
2kuhu.com 2llaxiant.xyz 3mipremindo.com 3ostar.com 3tonvr.com 2m6.com 3acreative.id 4il.infos.st 7online 2startool.com 2tbase.net
4tcpool.cloud 2verun.io 1kvtop.us 1ldrive.com 2kes.com 1mail.us 3mail.com 2h.ro 1nfw-ngd.top 9wiki 1oanggiaanh.com 5long.tech 2chsitze.com
2hohim.com 2ichvu.ddnsfree.com 2kyflix.site 2la.org 3io.day 3l.ga 3mes.de5.net 2mecut.pro 4happy.eu.cc 4startbromley.org.uk 4wiseleaf.com
5rt.xx.kg 3vela.com 2nesthirianinda.net 4ys.be 3gsemeixi.us.ci 3or-8.com 2ok2ad.com 4mono.click 3ooooo.store 2pemail.biz 4sx.com
2rizonspost.com 3mails.com 3nhorizon.com 4yalwary.top 2st1s.com 4calls.com 4guru.top 4halting.lol csite dtore 4ingmail.me 4laba.com
4papa.dynv6.net 2t-mail.cf 9ga aq 9ml 9tk 3boyckdh.shop a1122.shop an55.shop 3elpiesi.pro 6lazer.com cfr corg cstore 3linkimg.com 3mai.com
6l-us.top 7product.com 7trusted.com 4eil.net 4ial.com 3pop.com 4rice.co 3rokh.com 3smial.click 4oup.be 3tchurch.org.uk 2usat.com
4ereformas.es 2wardgiving.org 1pari.com 2c.tw 2j4l28.loseyourip.com 1qpdf.com 1ripleh.us.ci 1s.vc 2mw.net 1t.cx 2a.2bd.net 4publicvm.com
2hlm.com 2mail.store 2tp.nyc.mn 4sgreenwichmeantime.in 1uage.me 3labtech.com 3ngao.xyz 5niu8.com 2bglee.com 3host.store 2disk.com
3ska.dpdns.org 2izk.com 2kkmu.tk 2lapla.de 3isang.edu.kg 3kteam.cyou 3uwaaaron.eu.cc 2maility.com 2ngpackage.com 4tpt.site 3nur.com
2olala.de5.net 3ngdanfb.com 5vemientrung.store 3yumars.cc.cd 2shmail.cf 3kion.net 3ng-kang.top 2tathuww.org 3udns.com 2ychau.click 8online
3nhlx.shop 5tran.io.vn 3tuyen.click 9online 9site 3villafb.online 1vastudiesucces.nl 1wax4h4.giize.com 2qmh2g.ddnsfree.com 2sye.net 1xopi.ru
6store 1ygle.net 2hotmail.ccwu.cc 2menjj.cfd 2penated-domain.com 0i-dork.com 2love-you-3000.net 10mn8cx.mywire.org 12b.asia 4cam 5om.vn
4email 4fun 4id.vn 5nfo 5o.vn 4lol 5u 4mov 4pw 4space 4vn 3gmail.com 2c.email 4pw 4vn 2i.vn 2m.email 4vn 2n.vn 2p.vn 3mail.org 2u.vn 2x.vn
16.cloudns.cc 1andsec.cc.cd 2oss.com 1bande.xyz 2mdoors.com c.cn 2nuh.bz 2olinva.com 2ymail.com 1cantbelieveineedtoexplainthisshit.com
2br.us 2eans.cc.cd 3landgcp.org.uk 3mail.club 2h-essen-fleisch.bio 3ecker.tech 3igo.me 2idroit.info 2kletonrelief.co.uk fshop 2loudmail.kr
5lb.com 2mans.com 2onmal.com 3tz.com 3usd.com 2ubik.com 2wr.beer 2x.in 4ro 2znn.com 1deuse.com 2f.ovh 3d.live 2g.io.vn 2ns7v8.ooguy.com
2ont.date 2u4aa4.info 2x4.com 3ue.com 1eatspam.eu 9info 2h-mail.de 2ncm.com 1ffymedia.com 2oxdd.com 1ge.es 2g.biz 2noremail.com
1hateyoualot.info 3zspam.ca 2c3znb.theworkpc.com 2eartspam.org 2npo.food 1kbenspamvrij.nl 2ewe.com 2omail.com 2uromi.com 1lcvn.cn
2listnoise.com 3nessth.com 3ubd.com 2oveion.com 5spam.com 2yx7j5.theworkpc.com 1m5z.com 2aanpharmacy.com 3genbox.xyz 4ic.wiki 3il.edu.vn
51.net 5s.asso.st 7info 5t.com 3p.fr.nf 3shr.com 2c.io.vn 2faya.com 2g-free.com 3of.com 3v.de 2mo-gerance.info 2nart.com 2perialcnk.com
3ortemail.com 2ranbt.store 5ccnn.buzz 6m.buzz 6umi.buzz 5king.buzz 5max.buzz 5spc.buzz 2stations.com 2ul.info 1n-ulm.de 22reach.com
2activemachine.com 2bax.tk 3ound.plus 4x.si 52.info 5alias.com 5bear.com 5clean.com borg 5design.me 5ed.im 8pw 5fast.space 6ly.space
5kitten.com 5ly.website 5now.ru 9store 5open.space 6rigin.com 5proxy.com 5store.me 2click.net 4usiveprogress.com 3ognitomail.com enet eorg
3q.com 3tart.com 2d.st 3erpalsandhu.com 4vgo.com 4x-mail.com 3ianahorsecouncil.org 4eclad.com 4gobook.com 4rect.ws 3omaed.pw 5ina.cf
4server.stream 5ukses.press 4xs.bond 3sec.online 2eec.net 3topenwrt.dpdns.org 2fix1.io.vn 3lyratech.site 3obuzzsite.com 4com.zp.ua 4isp.me
4linewest.com 2gam.online 3go.org 2ilogic.com 3t.ink 2kiny.com 3omail.com 2look.cloud 3y.vn 2mune.ddns.net 3ynetwork.tk 2outmail.de aeu
ainfo anet 2pwa.com 2reur.com 2sanony.art 9one 9store 5umingeniumhomebrew.com 3grmail.site 3huan.com 3org-mail.info 3taddr.ch 9uk 9win
5gr.vn 7a.vn 8m.io.vn 5nce-email.com 6t-mail.de 7blingmail.info 7emailaddress.com 7letter.net 7mail.fr 4mail.uk 4rete.com 2tady.com
3ernet-v-stavropole.ru 8keno.com 8oftags.com 5stats.org 7eller.com 3lgalleryheritageculture.org 3obx.com 4pwa.com 8net 8org 3roex.com
2versiq.cfd 4store.co 2wagit.com 2xout.dpdns.org 1oioioio.sbs 2lq.top 2nolenonos.com cfr cinfo cstore 3q.pl 2tf.net 2zak.com 1p4.pp.ua
26.pp.ua 2addressforme.com 2inf.eu.org 2oo.org 2pandansei.tk 2sur.org 2usgo.cfd 2xwan.com 1qfucsod.top 1rabops.com 3lborz.bid 3niandsa.org
3qedu.online 2c.so 2ealiy.cyou 2idales.com 3sh2me.com 5springrealty.com 2oid.com 3nbrookco.com 4iebehindert.de 2pine.com 2ssi.tv 1s.af
2daq.com 2ep.fr.nf 2few.com 2hop2k.com 2martsense.online 2osq.com 2peedtest.digital 2t-hier.com 3ii.ro 2ukrainestillacountry.com
2win.ccwu.cc 1t7.ovh 2aly-mail.com 3olo.com 2compu.com 2duniya.online 2fast.net 2it.tk 2mj3po.ddnsfree.com 3o.edu.pl 2os.cloudns.org
2quoted.com 2sbds.com 3edit.click 3jiff.com 3pid.com 2unesgiftcodegenerator.com 1uanhoi.store 2bridge.com 2email.men 2no.fun
2po219.ddnsfree.com 1watermail.com 2x4k98.theworkpc.com 1xaks.com 2hale.com 2unbo.com 2x.io 1ya.fr.nf 2sqv.com 1zhowto.com 2unasan.my.id
6uite.biz.id 0j-p.us 13r8qd.space 15bie4.tech 1abmag.com 2ckierobinsonparkoffame.org 2fps.com 2ga.email 3omail.com 2ilbreakeverything.com
3pas.lu 2jxz.com 2karta.io.vn 3emsr.com 3l.li 2mesat.biz.id 8my.id 5jfattorini.rocks 5thynnealmshouse.co.uk 3yjmkqdsc.com 2nestore.xyz
3proz.com 2panesegirls.cc 3nc.com 2qis.com 2rszone.com 2sminesports.com 3onbella.online 5swheels.org 2v8.de 3admin.com 4email.com 4ka.live
3indra.cfd 2zzvip.site 1bsze.com 6ne 8t 1c58t04.kozow.com 2norris.com 1dmadventures.com 2z.ro 1e-recycle.info 2jes.de 5fb.biz.id 2llow.ml
4ycat.eu.cc 5rolls.com 2oce.com 2remytunnell.net 2ssitrust.com 2t-renovation.fr 3able.com 8fr.nf 8net 8org 8pp.ua 1gjitffy.store 2kcr.com
1hfnre-kjf.sbs 2kf.beer 2photo.top 1i-a.cc 25.de 26.de 27.de 2angwy.one 3oo.pp.ua 3xi.work 2bbo01.com 2eluv.com 2ka.gg 2lingling.eu.cc
2ncer.com 3good.dpdns.org 3keyun.com 3va.fr.nf 2ongguo.top 3oq.com 3so.com 2san.uk 5khan1.site 2uji.asia 1jfcharitabletrust.co.uk 2ice.com
2j.ee 2k.app 2lj.fashion 2mj.fashion 2uisyj.top 2xj.fashion 3t6lv.mywire.org 1kotypc.com 2sndh-afd2.wiki 1lpevents.co.uk 1mail.fr.nf 6ovh
6ro 2ods.me 2t2469.xyz 1nwexkd.giize.com 2xjn.com 1obbikszimpatizans.hu 4rett.com 3datei.de 3posts.net 3s-to-be-done.net 4cai.com 4ma.pp.ua
3zyy.com 2elpet.com 3testalot.com 2fuso.com 2ihonm.shop 2jomedia.store 2nira.sbs 3sjav.cc 2pho.com 2ra.dpdns.org 2seihorumon.info 3se.ltd
2urrapide.com 2ymail.cyou 3wavepoint.com 1p-ml.com 2co.org 1rhmail.com 1sifh5i.kozow.com 2nc.cloud 4os.com 2rsolutions.com 1ualakun.com
8fb.co 4fb.co 2monji.tk 2ngkamushukum.com 3k.to 41e.com 4mail.ga aq 2st-email.com 4definition.com 4email.ml 2vanta.cfd 2youxi.com 1work.ru
1xpomup.com 1ywa.social 1zlvoei.cn 2zm.top 0k-global.dev 14money.com 1abamail.com 4rr.com 3inbilla.com 2demen.com 3okawa.cf 9ga aq 9ml 9tk
2engu.ru 2gi.be 2jaib.social 2ka0.kr 4dua.net 4o-mail.com 5mail.kr 4tor.com 4veo3.io.vn 3slsie.store 2lapi.org 3quoris.cfd 2men-market.ru
4te.org 3pret.asia 3sg.com 2nkoplm.eu.cc 3langld.shop 3onmail.com 3tclass.com 2oing.com 3vo.com 2ppala.info 3ten.site 6cpl.com 2ra-turk.net
4traman.ml 3enkey.com 3iplan.com 3ta-kykyruza.ru 4velo.com 2smail.com 4irfx.buzz 3pop.com 2talyst.indevs.in 3hrynis.my.id aweb.id
3putli.world 3tthu.us 3ztube.com 2vio.my.id 2w-sar.top 3neha.site 2ybooks.top 3films.top 3group.top 3ilo.com 3nlab.com 2zava.tech 3elink.ml
1bishwanathuk.cc 2ox.li 1coporation.com 2rw.de 1d2.org 2psl.org 1e1le.cyou 2e40vq.ddnsfree.com 3cs.com 3pmail.dev 5ymail.com 2in.date
4hirn.de 3pino.de 2jinxi.xyz 2kita.com 2lenson.com 3imo.sbs 3lychibale-researchgroup-uct.com 2mail.uk 3pstoncharities.band ico.uk
4tvillebaseball.com 2nari.online 3dev.id.vn 3fern.com 3hbanme.com 4phim.net 3vanharen.com 2pkat.com 2rotu.com 2t-qua.org 3ua.id 1haibn.com
3mu.me 2oke.nl 2textile.com 1ia-sdn.me 3ni.com 2daroa.com 2ecchn.com 3rko.com 2ki287666.xyz 2lllove.site 4mail.com 9net 4yourtime.com
2magure.ccwu.cc 81.cc.cd 3dyn.com 3ora.space 3sdisk.com 3zavin.shop 2nda.email 5mail.com 3gproplan.site 4sq.ga 5s.de5.net 3o-100.ru
3til.buzz 2ois.com 2smail.ru 3oq.com 3sgy.com 4twink.com 2tap.az 3nastar.com 2wkiw.shop 1jkpc.net 3szpjcompany.com 1k.io.vn 2dty.dynv6.net
2koouy.cyou 2mail.be 2oup.com 2sm.be 1lassmaster.com cnet 2einanzeigen-verification.de 2ick-tipp.us 3knesia.io 3ngai.asia 3pschx12.com
2oap.com 3venode.com 2udgemush.com 3t.io 2yverra.cfd 2zlk.com 1mail.li 8ve 6qzz.io 5123.com 2how.com 1naresboroughtownmuseum.org
2ickerbockerban.de 3lok.com 2mcadibav.com 2ol-power.nl 3wledgemd.com 1obrandly.com 2deholik.site 3pan.com 2kalo.store 3klsd.dpdns.org
2letter.com 2mmunity.biz 2n42.com 3ican.com 4gyuan.us.ci 3terkulo.com 4oko.org 3ultant-jurist.ru 2ok.ml 2pagas.com 4ka.net 2rimoddin.store
3ona-nedvizhimosti.ru 3vanta.cfd 2shu.ru 3metik-obatkuat.com 3tenlosemailadresse.de 3zmail.pl 1pay.be 2mn-design.org 2ooa.com 3st.be
2pk.beer 1qbz.beer 2hmln6.theworkpc.com 1ravintis.cfd 2d.ag 2eabaka.site 2outer.net 2sw.tk 2uay.com 2ypton.tk 3sentra.cfd
1skblzdjdwkzkbl.top 2mtrck.tk 2wm.beer 1tisocial.asia 2pingprox.id.vn 1uhaku.indevs.in 3rap.com 2ku.lu 2lmeo.com 3turbetrieb.info
2mli.racing 2rin.sbs 3omee.com 8store 3umibnb.dog 3zepost.de 2takbisajauhjauh.gq 1v2vpn.eu.org 2hrr.com 4s.com 4w.com 1wifa.com 4t.net
3lco.net 2test.io 1xbj.beer 1yal.pl 2nninc.com 3taris.cfd 2ois.com 2riog.fr 2uusei.fr.nf 2x9sgz.loseyourip.com 1zccv.com 0l-c-a.us
12gyw37.mywire.org 2rrz31.ddnsfree.com 133r.eu 16factors.com 1aafd.com 2bananmakmur.com 3etteraverouge.at 3forge.freeddns.org 3world.org
2cedmail.com 3kmail.net 9ru 3raffe.fr.nf 3to.info 2gs.us 2icai8.sbs 3n.ch 2k.pp.ua 3elivingstonrealestate.com 3qs.com 3samantunggalakma.me
2layun.cyou 2masticots.com 3bsauce.de 2ndmail.co 3uiopl.bond 2oeq.com 3ia.com 2pakqu.com 3luz.xyz 3pies.net 3toplonghai.com 2risia.com
3land.com 2shyd.com 3t-chance.pro 4e.ml 5xile.site 4mail.co bm 2ulund.info 3nchpadx.shop 4ders.money 2wlita.com 2xex.ru 6store 3iw.org
2ymro.com 2zerbade.com afr aorg astore 3yinbox.com aus 1brmail666.site 1cvfdvynb.top 1daho.biz 2kll.cn 2ofy2e.ooguy.com 3p.com 2tp.com
1e-tim.ru 2adwizzer.com 2betrust.org 2cn.beer 2e.mx 3chchannel.com 5ing.net 3tmail.co 2fruit-dev.work 2galrc.loan 3endaryseller.com 2ie.me
2llno.gq 4ol.dev 2monkk.cn 2novog4.com 2oguio.site 3pik.com 2rany.com 3bhe.com 3ch.ovh 3o3.com 3uvo.icu 2sobprovermail.com 3sismore.eu.cc
2tterhaven.net 6protect.net 6sboxmail.com 4hemeatspam.com 2vi.cc.cd 4acerman.store 2z.se 1fsz.beer 1gxscreen.com 1hsdv.com 1iadhene.com
3mcyrus.com 3ng-tts.shop 5ganxiaopu.bond 2binit.com 2cccons.icu 3enses.sbs 2febitsnotes.com 5yfood.com 4timefriends.info 5otech.com
5reechurch.co.uk 4wiseleaf.com 2ggegi.com 3htv.online 3sb.com 2keageek.fr.nf 4movie.net 4vip.net 2lbahlil.me 3lemap.net 3o.me 3spam.com
4uite.id 2ndenbaumjapan.com 3k2mail.net 4coll.my.id 4edindiscount.com 8tuts2016.pw 4mail.info 4spo.my.id 3lin.cloud 4she.com 3shiyou.com
9xiang.net 3ux-do.me 5go.us.ci 5mail.so 3xi.online 3yu.qzz.io 3zefor.asia 9shop 2ocbrco.com 3ndapt.com 3psacac.shop 2sta.cc 2tedrop.com
3tlejohns.info 6mvh.org.uk 4social.com 2un.cc.cd 3yuyu.space 2veforms.org 4radio.tk 3initlarge.net 2xlord.xyz 2yao.edu.kg 2zery.com 1kgn.se
1lciuoau.top 2ogin.ru 3udfsxly.top 1novic.com 2wtt.com 1oadby.us 3n101.pro 3oa.com 3pq.com 2canto1.club 7fuck.top 7wsite.club 4win.com
3omodev.net 2ganister.com 3icfieldzen.com 5streak.com 4n-email.cf cga cml ctk 3smarter.net 3ular.com 2h.pp.ua 3inja.com 2in.in
2kenathassociation.co.uk 2lfreak.net 3mail.biz 2naxter.site 3donyouthsailing.org 3gsbkt.xyz 2okugly.com 2rdfortescue.news eorg.uk
4ofmysteries.org 4softs.com 3temail.dk 2semymail.com 3tnow.org 2ve-your.mom 4calculatorname.org 5v.cn 4givingsadaqah.org 4meet.faith
6leaveme.com 4pet.vip 4rtboy.online 4uu.xyz 2wprizo.com 1pfmgmtltd.com 1qkrxvc.loseyourip.com 1r7.us 38.com 2oid.com 2u.me 1s-server.ru
2aar.com 2bl6fq.mywire.org 2d10086.ccwu.cc 38866.ccwu.cc 2ereborn.com 2irdomain.us.ci 2yx24.com 1u1mtac.ooguy.com 2ckfeed.com 4ymail.org
2ffygadgets.com 2jialu.edu.kg 5n.de5.net 2kecarriere.com 4mail.info 3op.dk 2m25kcredit.io.vn 3eika.com 3g.uk 3inexis.cfd 5ix1.shop
3m25k.io.vn 3yrix.cfd 2narmoon.online 3etra.shop 3or.cfd 2shiyi.eu.cc 4osa.com 2tech.uk 2v2.us 2xentra.cfd 3ovira.cfd 3udata.com 1xbeta.com
2ydawang.top 1ydir.com 2festylecreditsolutions.com 3t.live 2mpstonevillagehall.co.uk 2nex.sbs 3wise.shop 2ricspad.net 2xhzz.com.cn 1zoaq.com
0m21.cc 14ilweb.info 1a1l.duckdns.org 2bal.fr.nf 3oard.com 4x.eu 2c-24.com 3hen-wir.com 3mail.info 3os.one 3r2.com 4omaid.com 6ice.info
2gamail.com 3bit.food 3gotymeat.ga 3icbox.ro 4m.be 3spam.net 2idlow.info 3l-card.net 5easy.fr 5filter.com 5help.net 6osting.co 6ub.info
5mario.fr.nf 5now.top 5owl.com 5share.com 5temporaire.com gfr 7ster.com 4.by 5gw 5tm 5wtf 40.ga 41.top 501.xyz 6m.com 51.xyz 64.net 52h.com
5a.de 5web.org 421.cc 52.club 5rss.org 4333.com 44.uk 5qa.com 5trash.com 4666.ru 47.io 507.com 52.com 589.dedyn.io 4address.de 6resi.tk
5pp.top 6ril.org 4ba.uk 6ck.com 6i.com 6li.com 5idon.com 6scuit.com 6z.biz 5locks.com 5ox.in.ua 8zip 749.com 752.ga 780.biz 82.biz 87.de
792.biz 7ify.ru bstore 7ly.ru astore 7y.fun 9ru 9store 5ucket.org 4cat.biz 7ch.com 5hannels.de 7tgpt.eu.cc 6op.com 5ker.com 5lone2023.top
4dax.me 5e.de 7info 5rop.cc af 9ga aq 9ml 5u.de 5x.com 5y.site 4eater.com 5d.in 7ro 6u.edu.pl 5imer.de 5me101.com 5r.edu.pl 7io.vn 6s.edu.pl
5xpire.com 4f5.com 5a.tk 6ll.com 6st.pro 5irefly.com 7st.icu 5or1month.shop 7go.site 7spam.com 7tiktok.us 5ree.ga aq 9ml 8online.com 5s.com
4go.cyou 5uard.me 6tter.com 4hazard.com bus 5ex.com 5z.me 4imate.com 5n8r.com 6atar.com 8er.com 8or.co.uk dm bgq binfo bnet borg bus a0.com
a1.com a2.com cnet a3.com a4.com a5.com a6.com a7.com a8.com a9.com 6cubator.com 5sia.com 6magic.com 5ta.tk 4junk.cf 9ga aq 9ml 9tk 4ku.co
4llshop.website 5og.uk 4magnet.co 6te.com 6xy.one 6y.org 5e.gq 7ir 7lv 624.com 6not.io 6trash.com 5oat.com 6th.com 5s.com 4na.biz 7co 7in
7me 6da.cc aom 6tor.com 5esia.com 6t.io.vn 5oop.store 5ull.com 6o.com 4o.edu.pl 5naut.com 5rc.com 6g.org 5saur.net 5x.fun 4p.org 5hu.com
5ick.biz 5luss.com 5ooch.com 7f.com 5ress.gq 6o.lat 9ive 7xsy.com 5ts.com 5ull.com 4quack.com 4rock.biz 5un.one 4sa.biz.id 7my.id 6c.com
6fe.fr.nf 5bay.com 5crap.com 5eal.de 6rv.info 5han.com 6ell.com 6iv.com 6ou.com 6un.com 5iphon.com 5lapping.com 6ite.com 6urp.com 5ucker.net
4t.net 6top 5ao.me 5echx.com 7om.com 6mp.info 8le.xyz 8oraire.com ffr 6st.ccwu.cc 5o.plus 6me.de 6this.com 5raps.com 7sh.net 6ix.net 5ub.com
5v.net 7tv 4universe.co.uk 4vip.net 4w.site 4x.click 5yz.cyou 4yan.my.id 4zi.ru 6lla.com aorg 5y.org 3nerfolg.info 4kask.site 2ke.cc.cd
4menaughty.club 6theking.com 4raura.online 5trial.com 3mursrondol.store 3oli.sbs 8pace 2lahov.de 4yalamdtp.com 3ioter.pro 2ma3.org 4bood.com
4ngbadrut.site 3eganteng.store 3ulenok.ru 2nagedisabled.online 3draghen.cf 3hmmonew.online 3ifestgenerator.com 3nawo.com 3siondev.com
2ohe.cloud 2psguy.com 2rchguidesassociation.org q.uk 3humal.tech 3ineso.com 4yaa.pp.ua 3k-compressoren.ru 4ableytrust.org.uk
5ndvirginiarometty.org 4etlink.info 4murfin.com 3rytodo.de 3tenson-mail.mywire.org fooguy.com ftheworkpc.com 2sbahlil.xyz 3k03.ru 4my.id
3online.info 3teryforn.shop 3wae.world 2tamuasu.ga 3chpol.net 3joa.com 3mayer.com 3ra.site 2x-mail.org 3resistance.com 3seeding.com
3turns.com 2yre.shop 1box.re 2x.cc 2ygjjo.mywire.org 1c-fly.be 2088ue.loseyourip.com 2ache.net 2domaine.fr.nf 2hasd.eu.cc 2iek.com
2pservers.one 2s.cc.cd 2unnm.ccwu.cc 1dahld.eu.cc 2hc.tk 2z.email 1eantinc.com 2beiuk.co.uk 4lnu.info 2ch2build.io.vn 4anicalresumes.com
8spedia.com 2devsa.com 3iaeast.uk 5holy.com 4cichoir.org 4seat.com 3kabinet-uzi.ru 2ef.uk 3psheep.eu 3vpo.id 2gasend.org 2hda.eu.cc
3r-bitcoin.de 2idecn.com 3keya.com 3nspamschutz.de 3tuy.com 2kqh.eu.cc 2lbourne.edu.pl 3tedbrownies.com 4mail.com 4p.com 2meazon.com
3oniclife.online 3sg.site 2ng2026.bond 9cyou 4ma.eu.cc 4undang.live 3tonit.net 2ocon.org 3mo.store 3nvr.com 2post.pw 2repost.com 3ry.pink
3uado.uk 4mart.com 3xo.me 2semails.fr.nf 3s-mails.fr.nf 4agebeamer.de 4ibucu.click 4withthebestdielikethe.rest 2ta.aid.pl 6uto.pl 5corsica
5mail.pl 4download.org 4intern.net 4jaya.biz.id 4lunits.com 4orbitx.com 4s.io.vn 2xvat.com 2zimages.net 1fapi.dpdns.org 2sa.info 5ru
2unza.com 2xis.com 1gtop.cc 2xianlu.gq 1hzayt.online 1iaferrari.com 3nfeibuluo.com 3owuai.buzz 3uj.com 2chaeladmin.eu dfr dorg dstore
3kaben.fr.nf 2dcoastcustoms.com gnet 8solutions.com inet 3dletoncheneyuc.uk 3eastlens.com 7view.com 3iharmonica.com 3lertidig.com cnet corg
3westpride.org 2erdamail.com 2gmail.net 8pl 3umail.com 2hep.com 2istermail.fr 2jnhva.nl 2kfarm.com 3rotikvietnam.com 9n.com 8x.com
3umirai.top 2loras.fr.nf 2nefieldmail.com 3hquang2000.com 3idmx.icu 4mail.gq 4stry-of-silly-walks.de 4tts.net 3smail.com 3temail.com
3uteafter.com 6inbox.com 2rai.re 4sync.tokyo 3os.cloud 2ssionbulldogs.org 3terpinball.de 2tico.org 3rabisa.com 5prem.online asite 2ucce.com
2wacle.com 2xmail.site 3zu.net 1ji.ro 2j.edu.ge 2ukglass.nu 1keya.com 2pfilm.com 2seiuuda.top 2vesta.io.vn 2zaso.com 1l8.ca 2anm.online
2gmail.top 2iok.com 1m.my 22flip.pw 25.se 2aily.com 2cat.icu 2design.work.gd 2mggg0123.ccwu.cc 3o.us.ci 2o.us.ci 3365.store 2yuu.cn 1node.me
2vr.site 1oakt.cc 7o 8m 6ws 2bileninja.co.uk 6vpn.top 3url.com 2ckata.net 4myid.com 2dirosa.com 3olku.store 2eri.org 2fu.be 2hmal.com 7im 8n
7tech 2imoi.re 2kondo.today 7o.cyou 4ok.com 2labo.bond 3dind.help 3ms.com 2mentics.ru 3oi.uk 4pifa.cc.cd 2na.edu.kg 9pl 9rs 4chat.tk 4di.ml
3chu.fr 4ourrier.fr.nf 3dial.asso.st 3email.fr.nf 4ypipe.net 3glung.space 4rec.top 3ity.top 3mail.fr.nf 3omoho.site 4packet.com
3umentmail.com 3yal.shop 2olee.net 3napps.org 4dyal.com 4fee.com 4ikent.us 4wake.com 3o.com 3t.es 2pess.help 2ra45ktil.io.vn
3eawesomethanyou.com 4orcs.com 3riesworld.ml 3sin.com 3uzza.com 2sswoodmissionhall.bio 2tion.jo3.org 4que.de 2untainregionallibrary.net
3tianwuliu.top 2wline.com 2x.pp.ua 2y-elektrik.ru 3ang303.de5.net 2za.pl 3ej.com 1p-j.ga 23oxi.com 2k.ovh 1r-email.fr.nf 224.co
2cheannko45k.io.vn 2iscan.live 7ner.live 3zkifreelace.dpdns.org 2otzis.com 2photo.org 2vpm.net 4t.com 1sarra.com 2gos.com
2n-mail-free-1.dynv6.net f092.dynv6.net f268.dynv6.net f522.dynv6.net f659.dynv6.net f750.dynv6.net f89.dynv6.net f974.dynv6.net
g80.dynv6.net e2112.dynv6.net g93.dynv6.net f205.dynv6.net f634.dynv6.net g81.dynv6.net e3011.dynv6.net f229.dynv6.net g32.dynv6.net
g70.dynv6.net f3.dynv6.net g12.dynv6.net g73.dynv6.net f414.dynv6.net f622.dynv6.net g32.dynv6.net f737.dynv6.net f812.dynv6.net
e4062.dynv6.net g88.dynv6.net f151.dynv6.net f290.dynv6.net f304.dynv6.net f411.dynv6.net f518.dynv6.net f640.dynv6.net f718.dynv6.net
f868.dynv6.net e5064.dynv6.net f162.dynv6.net g84.dynv6.net g98.dynv6.net f402.dynv6.net g15.dynv6.net f54.dynv6.net f696.dynv6.net
f718.dynv6.net f872.dynv6.net e6047.dynv6.net f113.dynv6.net f326.dynv6.net f581.dynv6.net h9.dynv6.net f760.dynv6.net g8.dynv6.net
f877.dynv6.net g83.dynv6.net f906.dynv6.net g43.dynv6.net g59.dynv6.net g81.dynv6.net e708.dynv6.net f155.dynv6.net f27.dynv6.net
f33.dynv6.net f424.dynv6.net h9.dynv6.net g34.dynv6.net f509.dynv6.net g70.dynv6.net f742.dynv6.net g60.dynv6.net e8047.dynv6.net
f10.dynv6.net g31.dynv6.net f282.dynv6.net f582.dynv6.net f6.dynv6.net g32.dynv6.net f704.dynv6.net g76.dynv6.net f841.dynv6.net
f90.dynv6.net g52.dynv6.net g86.dynv6.net e9002.dynv6.net g61.dynv6.net f121.dynv6.net g73.dynv6.net f224.dynv6.net f313.dynv6.net
g68.dynv6.net g82.dynv6.net f444.dynv6.net f536.dynv6.net g87.dynv6.net g97.dynv6.net f649.dynv6.net f734.dynv6.net f921.dynv6.net
g90.dynv6.net h8.dynv6.net 2peciosa.com 2qatl.com 2rc.ml 2ssg.com 2work.ru 2xd.com 1t2009.com 414.com 55.com 2dalmshouse.fitness duk 3og.xyz
2mdev.com 2newtoy.us 2shop18.io.vn 1uadaingan.com 3review.com 3taikhoan.info 4hegame.com 2chomail.com 3incanon.com 2dahmaxwin.com
2ehlacker.tk 3ll.icu 7o 6monster 6xyz 5email.com 5mail.com 3top.store 2gadget.com 2i.cc.cd 4de5.net 2lticorse.com 2ncloud.com 3ik.edu.pl
3oubengoshi.gq 2onwhila.com 2ralin-aja.com 4tec.eu.org 5reis.icu 2siccode.me 5flow.buzz 4ku.studio 2tant.me 3udev.com 1vpmedix.com 2rht.com
6net 1walshabs.dev 3rner.org 2qj.xyz 1xclip.com 2fuel.com 2hquxyi.top 2via.com 1y-pomsies.ru 3teddyy.ru 210minutemail.com 2bitti.de
2cleaninbox.net 3orneroftheinter.net 3reativeinbox.com 2de.ml 4fipet.live 4mo.equipment 2echo.es 3mailboxy.com 2fxspot.com 2geoweb.info
2hochzeitsfilm.de 4srn.servehalflife.com 2indohome.services 4foinc.com 4terserver.ml 2kickassideas.com 2letters.online 2mail-in.net
6.infos.st 690.com 6do.kro.kr 6oasis.com 6y.lol 3rxuyrd.top 2nes.com 4tstore.de 3oop.store 3tora.cfd 2opang.com 2packs.net 4rtyclip.de
3dj08.mywire.org 3hantomemail.com 3k.beer 2sadfjwefwf.us.ci 4mp.de 3elf.fr.nf 3paceinc.com bnet borg 7pimpedup.com 5mless.com 3tvpn.com
3ugartime.ru 2temp.email 6email.com 6mail.com 3rashmail.com 2warnernet.net 3eblaw.com 3rld.site 7top 2xentra.cfd 2zx.com 1zico.com
0n1nja.org 124n8x9.giize.com 18.gs 1a-cat.com 23qxuk.kozow.com 2acpadvancement.org 3h.ru 5store 2baxox.edu.pl 3ilalo.bond 3omail.com
3uma.com 2da.email 5ltd 2gi.be 2ilooong.site 2ka.edu.pl 3edtruth.biz 2mdevmail2.qzz.io 3enan.me 4wok.com 2ngspa.vn 3iniva.com 3onym.ch
4pools.info 4skin.vn 2obk.com 3can.org 2rrowment.com 3sub.online 7shop 2shapoultryshop.com 3lazhdai.ru 2tachai.me 4nge.org.uk
3ionalgardeningclub.com 3uanal.com 2utonk.com 2valcadets.com 3erapp.com 5ly.com 5mail.kr 3ura.in 2wmin.info 2xx.dev 2ylonksosmed.com
3media.com 2zisat.com 1bmbb.com 2skyhope.shop 3pace.us 2vrluhsh.top 2zmr.com 1cfx.beer 2ien.com 1dade.eu.cc 2nphim.io.vn 2ut.pro
1eatdaynote.com 2cub.com 2gated.com 3htlefi.com 2ko2.net 4chan.fr 4san.uk 2omailbox.com 3sstudy.work 3tlozhniy-zaim.ru 3wd.com 2pwk.com
2roki.shop 3vmich.net 4tmich.net 2sopf.com 3pf.com 4j.com 4ressopixie.com 3tlynotes.com 2t1mail.com 3cnet.uk 4om.ws 3fusionhub.surf 4xd.com
3herfieldvillagehall.co.uk 3mails.com 9net 3n.top 3oiu.com 3ricity.nl 5s.net 3viewer-france.com 3worksolutionshk.asia 3zidiot.de 2vanata.com
3ermail.de 5over.life 2w-api.cc.cd 3addr.com 3bpotato.tk 4reedapps.com 3connect.uk 3delhi.io.vn 3film24.ru 3greenpath.org
3ideasfornewpeople.info 3mail.top 5no.store 3steadabbeypartnership.org 3york.io.vn 2xarisystems.online 5sh.store 7op.store 3entia.cfd
3io.sbs 3orabio.pro.vn 4sphere.lifestyle 3t.ovh 4mail.info 4pomi.dynv6.net 4stopvalhalla.com 5uns.com 3us-streams.online 5host.site
3verseal.shop 2zdiro.org 3id.com 3uka.net 4mi.be 3zart.com 1fast.net 2engwu.bond 2kah.eu.cc 1ghienplus.io.vn bstore 2uyendanhkietisocial.com
6lieu24h.com 6tinhblog.com 6usedcars.com 1h3.ro 2ienpv1.io.vn 2mi1.com 3vn.com 2oopmail.store 3tv.com 2ungdang.xyz 1iang-sfx.biz
4shen09.help 8s.help 2ce-4u.com 4.qzz.io 4bad.com 4mail.cc 5inute.com 3haoxing.cc 3k-ao.com 4mxh.com 4nassar.com 3usaurelus.online
2geriansincoventry.org 3htfood.studio 5orb.com 2k.edu.pl 3ora.fr.nf 2mbacharity.com 2ncsmail.com ahu 3epacman.com 2prack.com 2seko.be
2ulaibulai.me 2wave.shop 7top 3l.net 1jwzzvmtin.my 1lpdy8m.ooguy.com 1m123.com 27.cc 2ail.cf 1nh.com 2networks.com 2ot.net 3way.ru
1o-spam.ws 3trash.ru 3ux.com 22bullyingatwork.org.uk 2blepioneer.com 3ugmail.com 4lk.com 4ma.com 2c5yva.theworkpc.com 3lickemail.com 3p.ru
5store 2dejs.uk 4zine.com 2expire.top 2gmailspam.info 2icd.com 3nspect.top 3zonicfoundation.com 2kdot.com 3iamail.com 2lemail.ga
4ttersbox.com 2mail.cf 7ga 7pw 62me.com 3es.fr.nf 3omail.com 4respamemails.com 5ix.cfd 2nchalantresmita.biz 3don.site 8tore 3gnue.com
3spam.eu 7mer.de 3ze.ro 2oploop.store 4mail.com 2proposal.com 2ref.in 4ply.fr 3i24.tv 3ovpn.site 3seforce.com 3thboveymeadow.business
5sixty.com 3vanta.cfd 3wegischlernen.info 2ship.shop 6er.pro 3pam.fr.nf 7today 64.us 6for.us 6thanks.info 3ubcriber.shop 2tboxletters.com
3hingtoseehere.ca 3if.me 4pr.com 3lettersmail.com 3mailinator.com 3rnailinator.com 3sharingmy.info 2vaemail.com 4prime.vip 4sub.click
3yrix.cfd 2w.im 3here.org 3mymail.com anet 3router.store 3topzen.com 3youdme1.cc.cd 2yavip.com 3p.fr.nf 1proxi.com 1qmo.com 1rbs.me 2ehi.com
2iza.com 2lord.com 1s01.biz 2vpn.com 2yncxy.com 1thrl.com 2lhelp.net 2to.us 4admin2.us 1u9233b.theworkpc.com 2bescontrol.com 2cleant.org
2knjkv.ooguy.com 2lla.de5.net 4box.asia 8info 2oifb.com 3x.eu.org 2rfuerspam.de 2t.cc 3pa.net 3s2trade.com 1v6ei2v.kozow.com 2hrw.com
2qt304.xyz 1wldx.com 2rlr.org 2ytg.com 6net 1xdbxd.top 2irad.online 1y7.me 3u9qr.kozow.com 2asan.com 2fhk.com 2gren-realty.com 6realty.com
2pato.com 2rmusic.com 2xmail.pro 3panel.xyz 3stores.id 0o2stk.org 2y50o5.loseyourip.com 1326lav.kozow.com 17i.net 1akon.com 2lsp.com
1belion.cfd 2fusko.com 2jectmail.com 2obbo.com 3rudovanieizturcii.ru 2xpestcontrol.com 1cbxpz3.camdvr.org 2eva.site 2tovie.com
2zt15m.kozow.com 1daymail.com 2eask.com 3m.com 2norazovoe.ru 1epia.com 2rpub.org 1fanda.com 2ficecombine.com 3shore-proxies.net 2isher.net
1goplace.pro 2rencikredisi.org 1haaa.de 2gitu.me 2i.tw 2m.edu.pl 1ida.icu 2ioii.email 7vip 2ng.cf 1kauq.store 2cdeals.com 3lprojects.com
3x.edu.rs 4hssgk.top 2hko.com 2iae.com 3nawa.li 2rent.us 2u.ovh 2y.ovh 2zk.com 1ldao.com 2iespace.id asite 3mp-case.ru 3sup.cyou
3viadiffuser.store 2oh.ru 5store 2ypmall.ru 1mail.de 6pro 3rnasrrr.com 2fg.run 2gheels.com 2kiujk.ddnsgeek.com 2nievents.org 4log.space
4sent.cfd 4vex.cfd 2onomon.shop 2techa.com 1nbap.com 2e-mail.top 5l.com 4sec-mail.site 4time.email 32mail.info 3kisspresave.com
3lettersmail.com 3mail.host 4uou.com 3offemail.com 6mail.com 3tm-ml.com 5.jp 4opclick.online 3ummahorg.uk 3waymail.com 2heb.com 2ionred.com
3venta.cfd 2latedotcom.info 3dm.net 3ine.ms 6cmail.com 6idea.info 3yapp.net 2mailflare.com 2qin.com 2tasa.com 3yne.biz 1ohioo.com 2lus.com
2nies-shoprus.ru 2oooooo.store 2pi.org 2sln.com 2vk.ru 5store 2xxoo.asia 1payq.com 2elkun.net 3mails.com 3nagent.cfd 5vz.com 4clawskill.shop
4dns.ro 4edclaw.top 4mail.pro 4trash.com 4wrt.qzz.io 2ihhushdjn.cyou 2mmedia.ga 2osite.org 2p24.com 3ortunity-africa.com 2timaweb.me
4vex.cfd 2webw.com 1ranek.com 3vantis.cfd 4ell.cfd 2bit25k.io.vn 5xhive.com 4xacoa.com 2ceqjqw.top 2dinaryamerican.net 4te.com
2eidresume.com 2gmail.pro 4bx.cc 2imassage.com 2oki.de 3nny.com 2sbap.com 2togenmail.com 2wpaztm.cfd 1saxadinhos.com.br 2hietechan.link
3jr-24.xyz 2ifixtech.com.mx 2karstalbergcitygenerator.com 2pirun.com 2tahie.com 3inmail.com 2xofulk.com 1therinbox.com 2mail.jp 2pku.com
2tsathi.store 1uchcloud.com 2k.me 2pul8b1k.bond acyou 2rklips.com 3l.me 3previewdomain.com 2tdaremusicdevon.org 3lawspam.com 4ook.edu.pl
7app.tech 7s.bond 3mail.win 1vbest.com 2omail.co 2pn.to 1wdrcro.giize.com 2leyes.ch 3pic.com 2nsyou.de 2o-mailteam.bond dcyou 3vo.site
2ube.com 1xfo.edu.pl 2mail.homes 2opoha.com 1yisam.my 2nsuxe.ooguy.com 1zatvn.com 2m.fr 2saip.com 2yl.de 0p-aac.top 2banlis.ru 2kk2.icu
2ttz.top 2y.cc 10dl9ik.giize.com 133.org 2t8dyv.mywire.org 16vvvok.mywire.org 171ce1m.com 194y7ff.camdvr.org 1a9e.com 2chilly.com 3kiu.com
2due.app 2gamenti.tk 2harpurmim.ga 2kadebu.ga 2laze.cc 3iospiti.com 2maweb.com 3il.fr.nf 2ncakemail.com 3dorasboxproductions.org 3lix.cloud
2pierkorb.me 3lease.com 2ra2019.ru 4trabajar.xyz 3isdaily.fr 3limentpetitioner.tk 3sitv.com 3thekio.live 5xxtoasts.site 2sseone.com 9xyz
3t-line.com 4ebitch.com 4ryofistanbul.com 2tientlecadet.online 4ty.com 3once.com 2vilionx2.com 2wobby.cfd 2xlys.com 2ylaar.com 3perex2.com
3spun.com 2zard.com 3uric.com 1bhak.dev 2is.beer 2rg4fb.ooguy.com 1caa.lol 2bb.lol 2kage.com 1df-cutter.com 2ood.com 1e.hu 2akinbox.net
2cinan.com 8net 8org 2lviro.sbs 2nisgoes.in 3oto.tk 2pamail.com 3bot.com 2rcyfx.com 3tera.com 2sagilt.top 2terdethier.com 5he-ai.bond
3loca.com 3rzilka.net 2wpewpewpew.pw 1flege-schoene-haut.de 2ui.ru 1hamay.com 3nmembanhang24h.com 2ctool.com 2ilipdowney.com 3mib.com
4teen.net 2mail.site 7us 2one-elkey.ru 3to-impact.eu 5brex.com 5mark.net 2pto.us 2ucmmo.com 3ongnhicare.com 4tngay.com 2yones.com
3scroenmail.com 4icaladithama.io 1i.vu 2aa.me 2cdirect.net 3kuplanet.com 3turehostel.com efr eorg estore 2g.pp.ua 3eonprotocol.com 2i.at
2ki.si 2mpedupmyspace.com 2nehill-seattle.org 3gddns.net 4ir.com 3kgreengenerator.me 3pool.ai 2pemail.space 3mmotube.store 3poc.com
2scesbody.xyz 3ls.com 2taniezdorovie.ru 3hu.org 3iful.pp.ua 2vo-bar.ru 4tylabs.pro 2xdd.com 3elcroft.org 5gagnant.net 3iil.com 3oledge.net
2zu.ru 5store 4hdev.work 3zajunk.com 1jjkp.com 1kday.eu.cc 3igitalmart.site 1lacebomail10.com 3inhomehub.com 3nworker.pro 2easenoham.org
3noryx.cfd 3xfirm.com 5lux.app 4olan.de 2hk.ru 2iz.fr.nf 2oae.com 3ki.fr 3ncy.com 3wcreek.org 2ugintonature.org.uk 2w.me 1mail.site
1ngrise.com 2tvipveo45k.io.vn 2vipveo25k.io.vn 1obbofqd.top 2c4756bb.camdvr.org 3htac.ru 2ehali-otdihat.ru 2fmagic.com 2jok.ml 2kemail.net
5ons1.fr.nf 3iemobile.com 2larkingxx.ml 3itikerclub.de 3karoad.net 3vexar.space 3yfaust.net 4solextcoin.cloud 2ngpong.org 3p.be 2oae.com
3fy.org 3kmail.com 3lemethodists.org.uk 3o.ooguy.com 3piebutt.club 2pcornfarm7.com 8ly.com 3esodomy.com 3gx.com 3lk.com 3ol.fr.nf
2rjoton.com 3sh.net 4ilapongo.cl 3taltrendsarena.com 2sdz.com 3itivevoiceteesvalley.co.uk 3ta.store 5cin.com 4bx.ru 7store 4online.me
2ubelle-du.net 8.fr.nf 3tineyourface.com 2werdea.me 5ed.name 6ncry.com 5screws.com 3learn.com 2x2.com 2zima.rest 1p-n6.top 3tw.cc 27rvv.com
29vdr0.ddnsfree.com 2df.cc 2edu.pp.ua 3tw.com 2oo.ccwu.cc 2trvv.com 1qoia.com 1ratikmail.com bnet borg 3zdnik-37.ru 2c.cx 2edatorrat.cf cga
dq cml ctk 3miapp.com 5eragents.net 7r.site 5gu.co 5rum.shop 5um-mail.fr 7onebd.store 4sy.net 3stige-leadership.org 5ore.space 3treer.com
2icegh.com 8fun 3de-worldwi.de 3mabananen.net 5lhigh.click 4ejetnet.com 5red.shop 4tech.cn 3n.be 4tz.site 3sonity.com 3vacy-mail.top 7.net
7shield.cc 5tdemail.net 4mail.edu.pl 4o.edu.pl 4y-mail.com bde 5mail.de 3yo-mail.com 5.edu.pl 6ovh 6site 5email.site 5mail.in anet atop auk
bs 5r.com 4p.com 2kmail.xyz 2o-tag.org 35g.com 3crackers.com 3ductmm.shop 3fast.top 3hade.com 4isi.store 3jectcl.com 3mailt.com 4yvia.cfd
3prietativalcea.ro 4score.com 3rises.com 3social.io.vn 3tectsmail.net 5mpmail.com 4onza.com 3ut.be 3veity.com 3xy-gateway.net 5mail.eu
5parking.com 2p-ppdt.app 2tnx.com 3shr.com 3z.eu 1sai.run.place 2h.me 2les.com 2nator.com 2oxs.com 1tct.net 2ncereio.com 3studio.vn
2sculure.com 1uabook.com 2ffiqo.store 2glieisi.com 2ji.pro 2lse25k.io.vn 4ix.pw 2nchbagartgallery.org.uk 3kass.com 4proof.com 2ppetmail.de
2rcell.email 3eheart.org.uk 4logistics.org 3ifyzed.org 3muttad.com 3sip.com 2shcom.store 3mail.com 3sport.com 2t2.net 3tanamaiala.tk
4hisinyourspamdatabase.com 2xa.top 1vnmax.space 1wpwa.com 2rby.com 2x129.love 1xlys.com 1yrosenex.cfd 2skillsgame.com 0q06htej.ddnsfree.com
2y5ffo.kozow.com 11zx2zj.camdvr.org 17qipaa.kozow.com 1abq.com 2cmjeq.com 2ondqs.loseyourip.com 2sti.com 2zaxmj.theworkpc.com 1bfree.us
1c.to 2gmtzhzh.top 1d.je 228max.eu.cc 1ejjyl.com 2ntic.shop 2urtor.com 2xvhz.com 1hgs.com 1i3hav9.mywire.org 2ang66.ccwu.cc 2bl.at 2ott.com
2pmail.net 2q.us 2sdo.com 3oa.com 2uvision.com 1jwlaaa.giize.com 1lhub.org.uk 1mrbe.com 1odiq.com 2ika.com 2pow.com 2q.indevs.in 1pdm.beer
1q.my 2comeback.me 1rt8e6v.ddnsfree.com 2xs6eh.giize.com 2zzq7z.ooguy.com 1sl.ro 2mail.cc.cd 2uo.uno 1tum-ico.com 1uadrafit.com
3ntorynexus.space 5umeridian.site 3rvex.cfd 2entavo.cfd 3sttechsystems.com 2ick-mail.cc 5drop.buzz 5email.info 5inbox.com 5mail.nl 5send.ch
3llet.eu 3nz.me 3pas.com 3xentra.cfd 2orixia.cfd 2qub.com 1vmao.com 2ttclass.us 2y.me 1weasd123.cc.cd 3rtyhandsome.net 3zxc321.cc.cd
2ickmail.com 1ydxproapi.store 2techs.cn 1zueos.com 0r2money.io.vn 14nd0m.de 18cri1k.theworkpc.com 1a3.us 2bin.ca 4ot.reisen 4tex.com
2caho.com 3kabzar.com 3ovor.com 2dioastronomynet.com 2el.us 3tp9.com 2inbib.co.uk 5owly.ml 2jaiblis.com 2ketenmann.de
2leigh-construction.com 2mcen.com 3enmail.de 3in200.site 4zan.com 2ncidhome.net 3dol.infos.st 5mail.io anet 2pidefr.fr.nf 3plo.com 3t.be
2qid.com 2vavo.bond 3c.beer 3eqxon.blog 2wr.foo 2x.la 3test.com 2yrayactive.com 2zemail.com 4ny.com 3uz.com 1bb.org 2mz.beer 2s1.xyz
1c38643.ddnsfree.com 2asd.com 2cgmanifestinghisglory.co.uk 2pt.at 1dklcrv.xyz 2lt0hi.mywire.org 2sekaunx.top 1e-gister.com 2acc.me
3lity-concept.club 4lymymail.com 4mail.co 6n.mywire.org 5ka.io 4quickemail.com 4seek.xyz 4tyalerts.ca 3psa.com 2bates.stream 2ceiveee.com
3ipeforfailure.com 3lameaqui.services 3ode.me 4nmail.com 3yclemail.dk 2dbiodiesel.com 3feathercrow.com 3i.fr.nf 3notecreatoracademy.art
3proxies.com 2estore.site 2fblogs.com 3k.site 3token.net 2gapts.com 3bypass.com 3spaces.tk 3vippro.site 2imondo.com 2jectmail.com
3o.technology 2kaer.com 2layne.top 3iable-mail.com 4eve.us.ci 2mahankerupuk.com 4i.freeddns.org 5l.cf 7ga 4rkable.rocks 3ote.li 6flyer.co.uk
2nsumo.top 3taen.com 4op.asia 3votra.cfd 3ydox.com 2ovipvpn.top 2plyloop.com 3ortfresh.com 3tilegenetics.com 2sgedvgfed.tk 3mso.com
3torationchurchtv.com 3umeforest.cn 2usable.email 4ecomputers.site 2verendneedham.co.uk 3iewfood.vn 3olvingdoorhoax.org 2wermail.com
2xabot.com 3moo.ccwu.cc 3ornge.net 9site 2ymaticx.com 2zalabs.shop 4to.com 1f.gd 2c822.org 2ods.tech 2zpnrbpv.top 1gbeastcomputers.site
2wdomb.theworkpc.com 1halmshouse.church do.uk 2yta.com 1iazra.bond 2cardo0911.xyz 3hfinances.pw 2ddermark.de 2ffproductions.co.uk 3kian.ga
3qysaputra.dev 2kka0612.site 2lzz.store 2mshacooking.site 2nseart.com 2posh.shop 3pb.com 2singgirl.co.uk 6suntouch.com 3ki.cf 3u.be
2wutz-gmail.com 1jzh8vf.giize.com 1klips.com 2omo.com 2zpcx.top 1m2rf.com 2a.ec 2mr.fun 2qkr.net 1nailinator.com 2iz667.mywire.org
2mut8pudgj0ikregqx6.dynv6.net 2vvpn.store 1o.lt 2bertspcrepair.com 3orena.com 4t-mail.com 5handcook.cfd 3ustq.com 2dhazlitt.com
2guemaster.dev 2llindo.agency 2nete.com 3ger.cfd 4hsng.buzz 3nierage.net 2otfest.net 2ratu.com 3oki.cn 2sebearmylove.ru 4lla.my.id
2taniliam.com 3omails.co.uk cm 2uflav.com 3te64.de 5rboardvietnam.com 2ver.info 2wdydow.com 3e-solutions.com 4ryo.com 2yal.net 5doodles.org
5market.life 5priesthoodagc.org.uk 4ndk.com 3bl.com 1ppkn.com 1r.nu 1svhr.com 1teet.com 2robinsbequest.org.uk 3tr.com 2skiya.xyz 1ua.pp.ua
2dymail.ml 2inique.tech 2kiaops.me 2lersonline.com 2mahweb.site 3gel.com 2ncubesapps.id 3i.ca 3lop6.ooguy.com 2payamail.com 2ru.be
2stydoor.com 5load.com 2u.kr 3tukf.com 1vb.ro 2neous.com 1w1aifc.camdvr.org 2eebz-mail-1.online 2status.com 2xsxnomo.top 1xinai.com 2s9.cn
1ygel.infos.st 2netvpn.site 2teto.me 2uu.codes 4cn.com 2yr.ru 5store 1zbal.xyz 0s-mail.social 3dg.top 10ny.net 11q59z82q.top 133db0x.com
2cmt5w.kozow.com 2k.net 140vwj8.camdvr.org 2sfoundation.org.uk 18gz4ay.kozow.com 1abrestlouis.com 2ckboii.com 2d23321adja.cn 3a-sd.cc
3dope.lol 3fg.indevs.in 3rain.shop 3s-ads-awe.top 2eoil.com 2faat.cf 3ermail.info 5signup.de 4tymail.info 6post.de 2gametour.com
2haranightstempe.com 3ildash.dev 2ilmail.io 3sonhama.shop 2jutadollars.com 2koonthroughcancer.com 3urapink.top 2lakoais.shop 3eis.live
3meow.tk 2m1.eu.org 3altour.site 4ritanfamilyfoundation.com 3blogs.nett.to 9zone.id 3psave.tech 3sclass.info 4ung-gmail.com 2ndcars.net
4elf.de 4whichvideo.com 3finder.com 4nge.run 7s.cc 3im.net 3str.com 2ovangtiles.site 2ppisi.com 2rawakreport.com 2st.ro 3ukiez.shop
2tisfyme.club 3orix.id 3ukosong.com 4rrshop.uk 2ungadaid.pro 3sen.com 2ve4now.com 4mydinar.com 4sts.com 2y0.com 3notospams.com 3verfox.com
1catmail.com 4terteam.com 3y.net 2hachrol.com 4fmail.de 3meissweg.tk 3rott-email.de 2ook.cfd 3ttcoffman.net 5ni.com 2pulse.com 2ribito.de
3sot.com 1d3.in 2bbs.cc 2haiok.eu.cc 2i5mon.ooguy.com 2j.fr.nf 2s-awe.top 3fre.blog 2vft.com 3geft.com 3recft.com 1earch4gpt.com
3sonofgrace.org 2bbcn.net 2cmail.pw 3retemail.de 3ure-mail.biz ccc 6d-link.net 6host.com.es 5itybot.online 2dekah-mudah.com 3uck.com
2edcorn.foundation 4speed.site 3kapps.com 4jobs4u.com 2hier.fr 2jaa.lv 2kotong.store 2laciptama.com 3er25k.io.vn 3fdestructingmail.com korg
4trak.fit 3ltub.com 8me 2man.edu.kg 3ester.bond 2nd22u.info 44.uk 4app.uk 4free.org 4grid.ovh 4ingspecialflyers.com 4now.win 4o.dedyn.io
6giize.com 5kai.click 5s.fr.nf 7infos.st 4spamhere.com 3gkuni.dedyn.io 9qzz.io 9xx.kg 3seless-entertainment.com 3tra-premium.com 3vas.me
3yan.fun 2osnaps.com 2qerc.com 2rbaprem.store 5serbisoftware.site 3enith.cfd 3ver.ms 4icee.es 7s391.com 7tr.me 2sasdl.top 2txko.com
2vopay.com 2wink.my.id 2x520.eu.org 3forswingers.com 4rancecute.lol etattoo exyz 3ical.com 3yalwasmi.top 4meowers.site dpace dtore cxyz
1facg.org 2olkar.com 2r09g1.camdvr.org 1gatra.com 2m.ovh 1haceng.biz.id 8my.id 3dap.org 3guaaini.click 3habnoor.org 3lar.net 3nhaijuli.sbs
3rebot.net 5dmailbox.org 4kfaces.com 5lasers.com 2chiba.uk 2eerid.top 3inup.com 3ngxia.asia 3razhaider.com 4yli.com 2hmail.com 3uut.org
2ieldedmail.com 7mail.com 3ftmail.com 3ita12.com 3pfromto.com 4hazmat.org 4ping-regulations.com 8terms.org 4tudo.com 3ro-alice.live
3taway.tk 4mail.de 9me 9org 3zuku-lulu.love 2kele.cyou 2mavje.mywire.org 3eriously.com 2opaccmmo.com 4bantkclone.com 4creative.cc
4empva11.com 4ld.linkpc.net 4primeaccounts.com 4vipduzk666.shop c868.shop 4xda.com 4y.club 3rtmail.net 5web.live 3tmail.ru 3wslow.de
2rib.com 2uelder.com 3t.name 5ws 2xwonew.xyz 1i1ver.xyz 2ap-sepuh.com 2berpay.com 3y9w6.loseyourip.com 2cmg.com 2delka-mytischi.ru 4ment.com
3labs.site 3neymichaelpoland.travel 2empre.gratis 2fan077.cc.cd 3tportal.ru 3y.com 2g.de5.net 3nalxp.com 4soflife.org.uk 2hanoma.store
2ka3.com 3ux.com 2lenceofthespam.com 5tmail.ccwu.cc 3iwangi.ga 3varon.cfd 4ercoin.life 2m-simka.ru 5ppg.com 3aenaga.com 3oka.sbs
3pleitsecurity.info 3ranaitech.space 2n.cl 3aite.net 3d-hier.com 5wir.com 4hier.com 4wir.com 3ema.ml 3filtro.cl 3glespride.com 3nlos-mail.de
3o.tw 4rto.com 2perer.online 2roja.top 2teinfox.com 4poster.net 3welltownlands.org.uk 2x25.biz 3oplus.com 2zzlemctwizzle.com 1juaq.com
3sngde.info 1k-ai.eu.cc 2eefmail.com 2ingkong.com 2rak.com 3hqfnya.top 3x.tk 2y-inbox.com 4ts.de 3emails.app atech 3forte25k.io.vn
3gazer42.cn 8hub.com 3hope666.icu bshop bxyz 7nb.shop axyz 9a.shop 7tw.xyz 7wd.xyz 9f.xyz 3net.infos.st 3rt.de 3server.cyou 3topway.com
1lapsfromlastnight.com 3skpost.se 3ve-auctions.net 2imirin.com 3ppery.email 4ry.net 3verkeigo.fun 2opsbox.com 3tbeer.com 4hmail.net
3wpokerfrance.eu gfr gorg gstore 2ushmail.com 5pools.cloud 3teen.com 2y.io 3outhuk.org 1mailpro.com 5work.com 3kit.vn 3llker.tk 3pfree24.com
bde beu binfo borg 3rtemailbox.co 5nator.com 5talent.pw 6ickethub.com 3shmail.de 2ell.sbs 5fear.com 5rear.com 5ypotato.tk 3ux.com 2kanba.com
2ncloud.com 2pcharity.co.uk 3negeri4-pwt.my.id 2tp.id.vn 6o.vn 499.com 2wg.info 2ykwb.com 1nakebutt.com 5mail.com 3pbx.com 4mail.cc 9site
9xyz 4wet.com 2eakmail.de 3ce.com 3ydgreen-communityhall.co.uk 2pmail.fun 1oc123.net 3ial-mailer.tk 6furry.org 6ist.sbs 6lymediocre.com
6pulse.casa 6trash.online 3o7.com 4ori.com 2fia.re 4mail.com 3ort-mail.de 6mail.de 3rge.com 3tbank.id 4dailyguide.com 4key-office.ru
4litceg.com 4pls.asia 2getthis.com 2hai.ml 3us.cn 2ioa.com 3sz.com 2lar-impact.pro 5nyx.com 5united.net corg 3enox.cfd 4rbe.net
3imoddin.online 3kill.store 3quira.cfd 3vemail.info 5nttrap.wiki 2madethcdk.site 3elora.com 3oj.com 2n2d.site 3gsan.business 5ign.com
3iot.fr 7info 7online 7store 3jj.edu.pl 3l192.theworkpc.com 3ny.tk 3phuongthinh.com 3rusu.com 3shi.cf 2odmail.com 4omail.com 5nims.com
3mbo.com 3n.it 2scandia.org 3on.shop 2ul-association.com 3thai.bond 5eastessexanimal.uk 2yboy.observer 2zenit.com 1pacebazzar.ru
5hotline.com 5work.top 5xyz.space 5zin.space 3m-be-gone.com 4.care 6eo 5la 5org.es 5su 44.me 4ail.de 5rrest.com 5vert.com 4bob.com 8net 8org
6g.com 8de 8net 8ru 6oger.com 6x.info 8me 8org 8us 4cero.com 5on.org 6rptastic.com 6wboy.com bnet borg 4day.com 5ecoy.net 4ex.com
4fellas.com 5ighter.cf cga dq cml ctk 5ree.eu 824.com bde beu binfo bnet borg 4goes.in 4herelots.com 8please.com 5ole.com 4ify.com 5nator.de
4kill.info 4l.com 6de 5ot.net 4mer.fail 5otel.com 5y.host 4obox.com 5ff.de 4salad.in 6ndwich.com 5licer.com 5phere.com 6ot.com 5tack.net
4this.co.uk 9network 8please.com 5rail.com 7p.ro 6oll.net 4wc.cf 7ga 8q 7ml 3rkletoc.com 4xautomationhub.store 2eak2all.com 5now.org.uk
3cialneedscircle.co.uk 3edgaus.net 5looking.fun 3rma.cf 2icysoda.com 3edemtion.store 3kio.com 3ndl-e.com 4ly.net 2litparents.com 2oofmail.de
3rtcornwall.org 5rid.com 5sfunlifestyle.org 3tlightdiary.com 2r.io 3itzzone.de 3uzme.com 2ybox.de 3mail.com 8one 1quizzy.de 8net 1rame.com
2off.com 2y.li 1s0qw9a.ddnsfree.com 2anphone.me 2i-bsn.infos.st 2oia.com 2sig.one 3vcv.uno 1tacys.mom 3nfordujjain.com 3r-fish.org.uk
4balance.site 4check.in 4dust-2.store 4light-breaker.net 9.store 4mail.net 4nlink.com 4power.space 4tfu.com 5keys.com 3tdvr.com 4host.net
4iix.com 3yhome.li 2eadyhabithub.com 4m-area.ru 6coin.com 5bot.net 3el4work.io.vn 3psofhope.co.uk 3rlingpointco.com 3xsy.com 2inkefinger.net
2omatogomail.ru 3nesinwater.com 3p-my-spam.cf eom dga dml dpp.ua dtk 4spam.app 3rebanme.com 5gmail.net 4iesonthestreet.org 5qax.top 4j99.com
8top 4ybuddies.online 2paulsgrammaralumniusa.org 2ravico.cfd 4yhood.org 3eamingku.live 6tv.biz.id 6wolf.store 4etwisemail.com 3omox.com
2uckmail.com 3dent.nyc.mn 4io.jo3.org 7publicvm.com 4yhub.edu.pl 3ffmail.de 4mail.com 3mpfwerk.com 2ylist-volos.ru 1u.cloudns.biz 2arj.com
2bmic.com 5treports.com 3storetools.com esite ftore 3urbanthug.com 2ckmyd.com 2dern.de 2eshaw.com 3xamplesb.com 2ftwari.com
2garloafstudios.net 2hasmedam.com 2ioe.com 2mberakun.com 2ntuy.com 2per-auswahl.de 5.lgbt 5blohey.com 6owlstarttime.org 5greatmail.com
7ok.site 5mailer.jp 5platyna.com 5rito.com 5save.net 6tachel.de 5ti4r.dev 5yp.com 3plementsdiary.com 4ortorganization.online 7tc.com
2rbitonnewlifebaptist.com 3email.info 3yain.app 2shisalmon.online 2te.jp 1vetims.com 2ip520.cn 4888888888.com 4cun.eu.org 2k.jp 2xr.org
1wagpapa.com 3p.name.ng 2eetberry.online 5potato.ml 5xxx.de 2i4jut.ddnsfree.com 3ft-mail.net 510minutemail.com 5croft.org 3ssokalmo.org.uk
2sdz.com 1x227.top 335.top 2697.top 2856.top 372.top 382.top 2992.top 1ydney.edu.pl 2ecna9.ooguy.com 2inxun.com 2lentha.cfd 3netdns.site
6gcp.top 6x1.top 3vannet.com 2mphonyresume.com 2narca.com 3cax.com 3ovaris.cfd 3theradynamics.site 2osetu.gq 2sout.cloud
2tchampton.directory bcc.co.uk 2ujob.accountants 1z345p7.loseyourip.com 2erz.com 2xcfagah.online 0t15ippy.giize.com 2mo.net
12d9n0j.ooguy.com 2t.email 16s7.top 17sqtao.giize.com 18xieb2.kozow.com 1acomail.de 2fmail.com 3nsxo.ooguy.com 3oi.gr 2gara.infos.st
3lead.com 3mymedia.com 3yourself.com 2ikhoankiro.pro 3mb.com 3schaves.com 2ko.skin 2lemarketing.com 3kinator.com 4matrix.study 4up.sbs
3metry.com 2mthomca.click 4tts.com 2ndlplith.se 3lanav.com 3ukis.org 3vo.online 2obudao.com 3hucom.store 3jingrun.online 3mail.web.id
2pchicuoihoi.com 3hear.com 3i.re 2rasbest.xyz 3tinemoi.com 3zanmail.cf 2seek.cc.cd 7top 3tmemail.com 4rg.com 2tadidi.com 3su.uk 2ugr.com
3kah.com 2xibmt.com 8net 2ymonera.de 1b-on-line.net 2groupconsultants.com 2r.fr.nf 2terqwzv.top 1cwlm.com 4x.com 1dtda.com
1eambunnyfoundation.org.uk 4newmexico.org 4titan.co 2ch2grow.io.vn 469.com 4blast.ch 4cyber.shop 4email.com 4group.me 4lhj.email 4noproxy.ru
4usa.org 2erest.com 3wars.org 2fl.ro 2hillahpraise.uk 2ihu.com 2lecomix.pl 4g.eu 5mail.com 4worm.com 9us 3iedge.com 4gmail.site 4mail.online
3los.xyz 3os.lat 3vetto.com 2mailz.com 3busselalu.biz.id dmy.id 3l.net 3p-email.de5.net 5link.net 5mail-free.dedyn.io gynv6.net 9.best acfd
bom ade aedu.rs afreeddns.org agg alol anow aorg app.ua aru 9er.dynv6.net 9s.com 4.skymeshdynamics.com 41month.icu 4ail.com 5lias.com
4blockchain.com 4e-mail.com 5bossok.my.id 5mail.biz aco.za cm ade anet byc.mn 9gen.com 9l.com 9o.org 5stme.com 4inbox.co.uk cm 4mail.at
9best 9cc an ao 9de 9email au 9id.vn ang ao.vn at 9ninja 9plus ap.ua 9us 9vip 9world as 8101.com 82.com 85.com 8demo.com 8er.com bde bnet
8free.net 8o.com 8r.com 8s.net 8to.com 8yo.org 4omail.fr aorg 9o.site 5ralemail.org 7m.com 9online 9xin ayz 7rily.de 9oemail.com.br 8ly.com
8y-mail.net 9email.dpdns.org fnet fus 9forwarding.com 9inbox.com 9mailaddress.com 4p-mails.com 5ppo.store 4r.email 4sky.com 4tami.com
5he.net 4ymail.com 2nhub.uk 3si.org 3ull.com 2rnaklele.ga 3re.infos.st 2st-infos.fr.nf 41byali.cfd 4ore.co 4udine.com 2testebu.online
2vstart.com 2xify.online 1fbnw.asia 6id.vn 7n 8fo 7o.vn 6tech 6xyz 2cn.beer 2fv4a3.kozow.com 1gduck.com 2maiss.xyz 1haihp.net 4tudang.xyz
3larex.cfd 3meschamberorchestra.co.uk 3nhnhontienbao.com 4ksnospam.info 5you2010.com 3otri.com 3tim.info 2c.st 2dfyrg.top 2e23app.com
3aviors.com 3bearshark.com 5st73.shop 4oys.cyou 3carinformation.com 4hildrensfocus.com 4ity.biz 4loudindex.com 4wf.co.uk 3diamants.org
5rhq.info 4orsetcarershub.org 3eyeoftruth.com 3grampians.net 3hjhvj.ink 3jenkins.net 4oker5.com 3king.id 3lifecentre.org.uk 5ghtningmail.net
5mescommunitygarden.org 8tones.com 3mailer.de 4bones.com.au 4ccarneyfoundation.co.uk 4egreview.com 4ostemail.com 3reddoors.online
4oyalweb.club 3scrappermovie.com 4e.cc 4hahnazfoundation.com 4pamfather.com 3teastory.info 5chnext.net 3weifamily.icu 3x.ro 2g.cc.cd
2ichanthit.com 5mmo.com 3efness.com 4tbivanphong.asia 3rifara.com 3sisnotmyrealemail.com 4mail.net 4py.top 4url.website 2nikka.com 2oas.ru
3dianamdu.com 3itrangnam2024.shop 3masblackerby.org.uk 3r.my.id 2raml.com 3eads.io.vn 3ma.com 3oam.com 4tt.com 4wam.com 6way.dynv6.net
9emailaddress.com 9mail.com epp.ua 4ya.com 3ubay.com 2shyo.org 2ueotp.net 3linh.net 3nderbolt.science 4kinator.org 3ongxg.com
3rleighchurchestate.church 2xmate.com 1ianblog.top 4mi.me 4study.space 3pz.com 2c.ec 2daksuka.cfd 3ewick.org 3issajiiu.com 3ylifehub.com
2endadezapasok.com 2ffincrane.com 2grisstem.org 2jdelijke.email 2kanony.com 3mail.org 3sofi.uk 3takgrab.com bshop aber.com 4okngon.com
2lien.com 3umo.cfd 3vex.click 2mbourkescholarshipfund.org 3giarevn.com 3kassouf.com 2nhoconline.com 3oza.org 3pho.com 3ytimer.org 4url24.com
2psb.com 2rasya.pro 2tangamezz.com 3enpa.com 3tbit.in 2v.cc 3endra.cfd 4rtonhospitalleagueoffriends.co.uk 3o.camdvr.org 2zi.com 1jhn.beer
1kfb24h.com 2itc.de 1lktok.us 2pn.org 1mail.com 6edu.rs 6gg 6io 6link 7t 6mx 6ws 51.org 52.org 53.com 7org 54.org 55.org 56.com 59.com
5e.net 5inator.com 5or.com 8net 5s.net 2mbt.net 2pbox.net 3emails.com 5l.com 7info 3jr.me 3mail.net 8org 7tor.com 3nator.live 3x.sa.com
2xttvmail.com 1nbeta.com 1oaik.com 2cuda.cloud 2ddsbighug.com 2feat.com 2hru.org 2iea.com 2kem.co 4n.ro 50v0.com 5mail.de 3fly.org 3mail.fun
8net 3obibit.co 3yo.edu.pl 5112.top 5flarex.tokyo 2mhouse.shop 3myfommy.site 3vnet.uk 2naeto.com 3gle.ccwu.cc 3i.io.vn 3ne.to
3yfarm.indevs.in 4manso.com 2o.li 3lbox.ovh 4nator.plus 4ourles.tech 4s-capcut.com 5equipment.cyou 3mail.biz 3n.ml 2p-shop-tovar.ru 3101.de
4mail.ru 4post.ru 3datamaster.com 3inrock.cf 3mail2.com 9net 3ofertasdehoy.com 3ranklist.de 4en.cyou 7top 4umours.com 3upgg.app 3vu.net
2rmail.org 3rent411.fr.nf 3vila.sbs 2spage.com 3s.pw 3unkaya.com 2tallynotfake.net 5vista.com 3esmail.com 3oan.info 4coco.fr.nf
2upiao7003.top 3rcc.com 2zya.com 1p-qa-mail.com 2pp.one 7line 2wlb.com 1qoai.com 3si.com 1rackden.com 3dermail.info 4ingview.my.id
3inthem2fish.co.uk 3mynguyen.net 3nceversal.com 4digabapoe.shop 4giabao.click 5zim.uk 4htai.com 4saksikita.tech 5ferpulsa.net 5lateid.com
3odoinick.com 4giai.com 3p-mail.de 3sh-amil.com 6mail.at bcf com bde bga cq bml btk bwebredirect.org 7e.com 52009.com 710.com 81.com
5canmail.com 5devil.com bde 5email.de as.de 5inbox.com 5mail.at acom ade afr agq ahu aio ame anet aorg ase aws 9er.com 9generator.de 9s.com
5ymail.com bnet 4z.com 3velfriend.online 6istaworld.com 6ovelinka.club 4ionex.cfd 3yna.com 2bvm.com 4n.com 4o.com 2eesforderby.org
3nd-maker.ru 3so.me 3terter.shop 3vourus.com 2fu.to 2gfu.com 3ovinanaveliko.info 2ialmail.de 3ckmail.net 3euhao.site 3llianpro.com
3novia.cfd 3ots.com 3xtrux1.ru 2ojanvmesswrt.dpdns.org 3lebrotmail.com 4lproject.com 3picalbass.info 4ovenamail.com 3vantis.cfd 4eniq.cfd
2unghocphothong.io.vn 5metax.com 5tamtoeic.com 3stcheck.cc 5domainvn.us 5guru.vip 5icloud.us 3thfinderlogin.com 2yalert.com 3ninja.io
3the.net 3zoe.com 1scasalnt.top 2derp.com 3pt.co.uk 2hdn.cfd 3irtsavvy.com 2mtp.org 2trust.org.uk 1tirv.org 2po89japan.com 2szuo.xyz
1ualias.com 3maeaquelaursa.com 2bebox.us 4email.com 2ethong.shop 2ku26012023.xyz 2lw6ae.ooguy.com 2mroc.net 2nthuta.com 2ofs.com 2pmail.com
2rkeyth.com 3nimon.com 3oid.com 3ual.com 4ma.com 2tuapp.bid 2yenchau.click aonline asite 5huy.click 9online 9site 1vchd.com 2erya.com
1weet.fr.nf 2inmail.de 3tch.work 6ythoughtcreations.in 4ter.io.vn 2kly.ml 2ocowmail.net 3weirdtricks.com 2skyhope.top axyz 9nb.shop
2zhhq.online 1x1ggv4.theworkpc.com 2cct.com 2en.de 2tadvertise.com 1yhe.ro 2ldd.com 2mpe.net 2oless.org.uk 1zrj.pro 0u2v7nnn.mywire.org
1acro.com 1ber-mail.com 4ip.com 2inert.com 3smail.net 2m.md 1cche.us 2updong.ml 1ddinfoundation.org 2ingclin.com 1email99.com 1facturing.com
2okeuabmail.com 1g.wtf 2gsrock.com 2uuchantele.com 1he2.com 2hu.ru 1iemail.com 2u.us 1jijima1129.gq 1k.to 2ev.org 2i.io.vn 2m.ovh
2shop538yt.uk 1lm-dsl.de 2teriq.cfd 3ra.fyi 5da.ru 5five.online 5labs24.store 6ux.io.vn 5six.online 5vex.cfd 5z1.io.vn 4migos.online 1ma3.be
3il.net 2il.net 3udi.cn 2ombiss.tk 1ndeadbank.com 4rseagolf.com 3o.it 2fairship.com 2icodeworld.com 3ds.com 3main.tech 5rk.org 3romax.com
3t7lahaina.com 4edcharitiesosm.org.uk 3versall.me 2likeyth.com 2mail.ru 2ratito.com 1ofzcpg9ftykob.asia 2oos.com 2rak.com 1pc.infos.st
2liftnow.com 4pht.com 3oadnolimit.com 2ozowac.info 2phim.net 2snab.net 1qqlrdi.top 1rbanvalore.info 2funktion.se 2gentmail.ovh 2hen.com
2oid.com 1s-x.top 2.af 3to 2a.cc 4edu.pl 3ishop.shop 3ko.net 2bc.be 2dtbeta.com 2ed-product.fr 4us.me 3fulbriefing.com 3lesswebsites.net
2hijima1129.cf dga eq dml dtk 2m.ovh 2psp.top 2rl71x.camdvr.org 2torp.com 2us.accesscam.org 5camdvr.org 7sacam.net 5ddnsfree.com
4us.dynv6.net 1tiket.us 2karsh.tech 1u.gl 22.ovh 2e.edu.pl 2f.me 2ii.in 1vaul.us.ci 1work4.us 1yhip.com 1z8.net 0v-mail.xyz
11jhjrc.giize.com 12v.click 4email 4world 16.army 3navy 3rocks 2omlz6.giize.com 1aasfc4.tk 3ti.org 2e.indevs.in 2fyxh.com 2lanides.com
3email.net 3halladev.com 3ueineveryone.co.uk 2nkin.de 2steron.com 2tos.gg 2upk.org 1bgvd.com 2v.cards 1cois.com 2tel.com 1da.ro 2daz.com
2ig.com 1eanlo.com 2b37.com 2ctorbrasil.app 2latrix.cfd 3etis.bond 3loxist.site 3moor.org 3ocitronix.online 3texline.com 2momail.win
2nariq.cfd 3ompen.com 3trovia.cfd 2o.kr 3325k.io.vn 7credit.io.vn 43.io.vn 4ultra.sbs 3matrix25k.io.vn 3verse25k.io.vn 2r0.cf 5ga 6q 5ml 5tk
3celli.cf 9ga aq 9ml 3dejo.com 3el.online 3ifycenter.net 4tyemail.site 3mutlich.net 3nonbourne.uk 3onicamira.info 3texinbox.com 7um.net
3uvercomail.com 3ybigdick.cyou 4day.ch 8eu 8info 4realemail.com 2s.ink 3a.pw 3dev01.shop 2tra.cyou 2vs.de 2xalor.cfd 5uno.xyz 3i.my
3tora.click 1fdhks.eu.cc 2re4w3.dynv6.net 2wladiesauxin.org 1gfautd.mywire.org 2gh.beer 1i1ilpa.mywire.org 2a.tokyo.jp 3vuive.net
2bertees.com 3zi.net 2ckaentb.tk 3time.ninja 4oriaalison.com 8ntwins.com 2dchart.com 3eoigdownload.com 5toptop.com 3itag.com 3wobox.com
3xlr.me 2emarter.online 3ttravel.io.vn 4xf.com 3wbuster.ru 4castmedia.com enet eorg 4muse.com 2gilantkeep.net 3oneo.com 2kingsonly.com
2llaxoa.site 2naemail.com 4koop.com 6p.com 4tissue.org 3ernet.com 3hdo.shop 3tomaper.com 2ole.cfd 5t0923.online 2pepe.com 3mail.name 8pw
4ba.cc 3s.pics 3xm.net 2ralplays.com 3elio.cfd 3gilian.com 5nsrus.xyz 3tualemail.info 2sal007.tk 5168.cf 9ga aq 9ml 9tk 3ignal.com
3ualdep.run.place 6nest.work 6s.linkpc.net 2tahicks.com 4spherelife.com 3rineproducoes.com 2v2.com 3idtipzone.com 2xletdev.com 3tricks.com
1joid.ru 6store 2uum.com 1kbb.ru 5store 3t.ru 5store 2cbt.ru 6store 3ode.ru 2fu.ru 5store 2jashdf.eu.cc 2pr.store 2r1.com 3r.ru 5store
1ladhub.buzz 2emi.com 2rregulatory.com 1mailing.info 3ni.com 2m.indevs.in 2panda.com 1n-one.com 2cctv.org 2edu.me 2fjsh.eu.cc
2techhub.online 2vmail.com 2xdxpf.loseyourip.com 1obau.net 2erpemww.click 2icesforchangeinc.org 3dbay.com 4mail.one 4pop.win 2laj.com
3ku.org 3taer.com 4r.click 5avia.cfd 2moto.com 2rga.org 3talis.cfd 3yxen.com 2thanhtuan.shop 3iputox.org 2xelcore.com 3inh.net 1pii.beer
2n.st 364.de 3seat.com 2s30.com 379.com 3911.net 1radportal.com 2emonte24-store.ru 2jxk.com 2mtr.com 1sdsd23gsdf.shop 2imcard.com
2mailpro.com 2sms.com 1tmpj.net 2xmail.us 1uatrochoi.nl 2bby.com 2iy.pw 2ket.org 2lca.sbs 5npioneerjers.org 2pn.me 2sra.com 2trugay.org
2v.indevs.in 1vatxiy.com 1wagamlk.top 2hins.com 1xsolar.com 1ystella.cfd 1ztc.com 0w-asertun.ru 1154ed2.giize.com 13internet.co.uk
1acold.com 2guriagent.codes 2isfoundation.com 3tbeqa.com 3vey.com 2kingupesther.com 2lala.org 3kmail.net 9ru 3lm.com 2nai.biz.id
4ofamouscar.com 3douyu.run 3ko.be 3snode-dice.site 3ting2work.org.uk 3va.shop 2rgravepreschool.uk 3lus.asso.st 3oengin.com 7ku.cc 9y.com
7mail.com 7premium.com 3rity25k.io.vn 3unkto.com 2tch-harry-potter.com 5ever.biz 5full.net 5ironman3onlinefreefullmovie.com 3erisgone.com
5palace.pro 5softenersystemcost.com 3rf.com 3sawang.com 2ventra.cfd 2w.indevs.in 2zabi.club 1bdev.tech 2ml.net 2slxy.cc.cd 1drd.beer
1earkeymail.site 4vault.biz.id 3therbx.xyz 3xymt.loseyourip.com 2b-contact.info 4ideal.fr 5nc.net 4library.net 4mail.pp.ua 32mailco.com
3camness.com 4lub.infos.st 4ontact-france.eu 3email.me 3hook.site 3inarmoa.com 3m4il.info 4ail24.top 7us.com 3ofip.com 3scash.com
4tore.fr.nf 3trip.ch 3ui.cc.cd 4ser.in 2canmakehit.win 3p.ru 5store 2e.my 3kfly.com 4zs.icu 3line.fun 2f.gr 2g-werf-email.de 3oo.dpdns.org
3werf-email-addressen.de gressen.de d.at ede enet ds.de 7adresse.de 7email.com dde dinfo dnet dorg cadresse.com 7mail.de cinfo cnet corg
6pmailadres.nl 4rfmail.de bnet borg 2iruipingji.com 3zixu.com 2jedvv.giize.com 2kawa.com 2likecookies.com 3lsfargocomcardholders.com
2mel.top 2nkuu.com 3tcity.com 3yuanshe.com 2p.email 2re-w.top 2trainbayarea.com forg 2yword.cfd 1fgdfhj.tk 1g0.com 1h4f.org 2aaaaaaaaaat.com
3tagarbage.com 4emi.de 5ver.za.net 4iaas.com 5fanalytics.com 4paas.com 4saas.com 2f222.top 2iffles.org 3rlygirlink.org 3spermail.org
3tehousecalculator.com 5mistral.pro 2ob31o.camdvr.org 3py.com 2yspam.me 1ibblesmith.com 2cfolhumanservices.org 3kmail.net 2daryanto.info
3get.gg 2emei.com 3rie.tk 2fimaple.com 4oak.com 2kfee.com 3idocuslava.ru 2ldan.tech 3email.com 3lhackforfood.biz 4selfdestruct.com 2msg.com
2ndsurfcom.shop 3emaven.info 3ocs.com 3s.com.br 3tersgf.store 7mail.site 2r-sind.com 3econnected.com 2shy.fr 2vstore.com 1list.ro 2som.com
1mail.cf 7lub 2ct.info 2ksuhd.cn 1nbaldwy.com 1ohbc.co.uk 2kcy.com 2lfmail.ml 4smail.tk 3lan.info 2mp-wo.mp 2ofgl.email 4idog.fr.nf
3pros.com 2rkhorsefilms.com 4ingtall.com 3ldcoins.top 5lylife.store 5space.link 2shiemoman.cloud-ip.cc 2voemj1119.icu 1pdork.com 2g.im
1ralawfirm.com 2gee.com 2iteme.us 2onghead.com 2qj.top 2xx.beer 1s.gy 2hu.net 2vpsft.xyz 2xnxce.online 2ym.de 3pc.com 1tjinkintrust.co.uk
1udet.men 3iai.shop 2espdj.xyz 2pics.com 2songdahu.cc.cd 2uvo.com 2zak.com 3up.net 5mail.net 1vyt851.ddnsfree.com 1wc8.com 2dskboiv.top
2efd.top 3j.cc.cd 2jmp.com 2tykkm.bond 2vec.uno 3k.ru 5store 2wnew.eu 1xcv.fr.nf 2f07.shop 2nw.net 1yoxafp.com 2wnxa.com 1zjpj.com 3yyds.com
2ofit.com 0x-clone.asia 2lab.net 10bdu6n.mywire.org 2q.net 11ix.com 124.com 180.dpdns.org 3la.shop 2nxh3g.theworkpc.com 19ad1.my 1agloo.co
9m 2ndoria.cfd 2pimail.top 2zymarcie.space 1baby69.top 2rok.com 1cf.pet 2lone.asia 2ode.ro 5s.net 3mpress.com 3xc.com 2p3iiv.ooguy.com
3y.com 2sllajs.eu.cc 2ucngon.site 2vuaylik.top 3v.xyz 1dfrms.fun 2nss.cc 2pxdp.online 1ehop.org 2lio.sbs 3u.space 2maps.com 3ne.com
2n-bypass.com 3loria.cfd 3o.gay 3ta.cfd 4s.com 2pa.ru 1favaj.com 2ft.beer 1gcpking.space 2mail.bond 1hotmail.cyou 1i2.cc 2ajspof.eu.cc
3ngshan.eu.cc 3oche.ggff.net 4guaishou.icu 4huangyu.ccwu.cc 4ting.cc 2b.icu 2dealx.com 2iqtg.com 7vip 2kemail.com 2menor.site 2ngmeisofa.com
2rentha.cfd 2tler.top 2winnie.icu 1joi.com 1kx.me 3kud.com 1l.cx 2csh.icu 1mailer.be 5tm.com 5y.com 2isom.help 2lab.icu 2yvgkvw.top
1n--5nx.cc 49kq967o.com 4ai-ry2ck37oorv.com 4d-bga.net 5i5au2k.shop 4ihq4pool8g32cwxiiqcovaa9159jhvah03g.top 4jxsa73o.eu.org
4o38h.abrdns.com 4rhqv96g.tv 4yaho-sqa.com 3xp8h.bond 1o00wda.loseyourip.com 2jxe.com 2lic.me 2pmail.fun 2st.us 2xo3.website 4x.cc
1periae5.com 2remium.pro 3omail.xyz 1qqgegsd.eu.cc 1rap.de 1shop.bond 2ioap.eu.cc 2nipersquad.com dsite epace 2tyled.net 2wl.xyz 1tzg.beer
1unika.uk 1vx.us 1ww.ro 1xhamsterxx.ga 2i2.com 2l.st 3ocanto.us 2mailedu.dpdns.org 2olocanto.us 2qx3802.com 2vd.net 3k.ru 5store 2xhi.cc
1y9ce.tk 2lanta.cfd 4r.ru 6store 2xy.app 2zfree.net 1zsok.com 0y0fwzc2.mywire.org 2p8gli.loseyourip.com 11dk5vk.giize.com 14plv.cyou
16jxjln.kozow.com 1abai-oppai.tk 3es.ovh 2hmail.top 3ooproduct.net 5x.cyou 2loo.fr.nf 2mail.win 2net.me 3gzhai.xyz 6ong-sfd.cc 3hd-jkd.top
3nmail.win 3xuan.eu.cc 2pped.net 2qp.com 2rnpedia.ga 2suo.sbs 1b9ye8c.kozow.com 2idbccmv.top 1c08.cn 2are.de 2globalmovement.com 2n.ro
1dns.eu 2scontingencia.com 1e.vc 2cp.ru 5store 2di.org 2ezus.ru 2llofdf2.click 2nphandinhe.com 2p.it 2rmail.net 2ummo.io.vn 1fhsdb.eu.cc
1gbelira.me 1hg.biz 1ihacihuy.top 2lue.eu.org 2ng-ge.com 4zi321.shop 2uogmq.loseyourip.com 1jlwcbrf.top 1l66.cfd 1monthl.com 1nagjie-66.cc
2mrealty.com 2nord.top 1odwg.sbs 3x.ro 2gamaven.com 3gm.com 3irt.com 2mail.edu.pl 7info 4nd.store 2ndrix.cfd 3gdan-hstn.best 2o.ro
2pm.zone.id 4ail.com 8fr 8gq 8kro.kr 8loseyourip.com 8net 8ooguy.com 8pp.ua 8theworkpc.com 8webredirect.org 3truc.fr.nf 2rdanmail.cf
3ushika.one 2tmail.fr.nf 2u-spam.com 3gotgoated.com 3mail.ga 7r.com 3needmore.info 3pymail.com 3r5.ru 6store 4domain.com 4email.cf
5wronghereswhy.com 4lms.biz 4s.tools 5pamgoesto.space 4tube.ml 4wiseguide.com 3tube-com-watch-jtpdc8khnpi.accesscam.org ubond ucyou
udedyn.io ufreeddns.org ugleeze.com uloseyourip.com umywire.org uooguy.com utheworkpc.com uwebredirect.org 3xiang.dev 1roid.com 2ppwsekv.top
1sfuddr.top 2gdjd.fun 2hdnhh.click 2pend.com 2uhd.art 2zmy.cn 1tkj.us.ci 2nhy.com 2oof.app 2payy.com 1ugasandrika.com 2i.it 2jiehanjiao.cc
2ki.ren 2mmymeow.eu afr aorg astore 2n.pics 2oia.com 2revia.cfd 3ovovault.shop 2urok.com 1wiueryweqrwerqsdf.us.ci 2zmb.top 1xdad.ru 6store
2x1.ccwu.cc 3ala.ccwu.cc 4wa.ccwu.cc 7top 2zx.net 1ydsplus.top 2kzv53.theworkpc.com 2olf.net 2qzc8v.giize.com 1zcalo.com 2m.de 0z-o-e-v-a.ru
10d.eu 11p.biz 186.ru 2ebbq2.camdvr.org 1ai.asia 3n.com.co 5site 4max.net 2ktouni.fr 2lesie.net.pl 2ntrax.com 2pmail.one 2rabotokdoma11.ru
3kbin.store 2sod.com 2uxpbp.cn 2ym-zaym.ru 1cdpbx.top 2jzy.cc.cd 2ovz.ru 6store 2rcd.com 1denka.net 1e.tc 2bins.com 7eu 2hnminuten.de
bmail.de 2ldaa.ccwu.cc 3latrix.cfd 4io.yachts 2mzar.net 2nbada.com 4yul.com 3surpirat.de 3thara.cfd 5ira.cfd 5ranet.com 2phyros.cfd 3p.dk
2ronerbacomail.com 4polly.com 2tmail.com 2vionyx.com 2xic.cyou 1fymail.com 1gg0.help 1haji.eu.org 3nhuokma2.wang 3oqian.ninja 4yuanedu.cn
2cne.com 2engwz.dpdns.org 3wei88.com 2izhiwei.fun 2jjq.tech 2orachu.com 3usj.eu.org 1ik.dj 3zak.site 2pcad.com 5tfish.com 3ing.me 3mail.one
3o1.gq 3pymail.info 3sendtest.com 2ra.my 4gold.com 2vox.sbs 2youpi.asia 2zo7.com 1kfdwz.shop 1lqkuzx.ddnsfree.com 1mail.cam 2nai.top
2ypxprb.sbs 1next.bond 1oaxe.com 2email.com 8net 8org 3tropes.org 2lamin.com 3miu.cfd 2mbie-hive.com 3g.info 2omintens.com 2rg.fr.nf
2uz.fr.nf 2vion.com 2zozo123.com 1pva4pd.mywire.org 1rufe.com 1sero.com 2mj.cc.cd 2ts.top 1udpck.com 2ldev.live 2mnime.me 3pul.com
2tomayo.best 1v68.com 2vzuv.com 1w5pkjm.camdvr.org 1x81.ovh 2b8bds.loseyourip.com 2cv.com 4bn123.cc.cd 6m.com 2hyzlwcp.top 2qzin.cn
2rey.club 1ymuying.com 2ns.com 2pherin.cfd 2ranova.cfd 2venix.cfd 1zaidah.cloud 2eu.us 2i.us 2rgg.com 2z.com 3zzzzzzzzzzz-1090.dynv6.net
f2092.dynv6.net g77.dynv6.net f3294.dynv6.net g330.dynv6.net g535.dynv6.net g928.dynv6.net h40.dynv6.net f4283.dynv6.net g904.dynv6.net
f5055.dynv6.net g246.dynv6.net g46.dynv6.net f739.dynv6.net g619.dynv6.net g911.dynv6.net f8050.dynv6.net h79.dynv6.net g874.dynv6.net
f969.dynv6.net ezzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz.loseyourip.com zzzzzzzzzzzzzzzz.ooguy.com
`
