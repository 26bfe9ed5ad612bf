/** What the linter finds in the times and the bearers of duties and in what decisions pay, and the words for whoever drafts. */
import { spoken, type Text } from './text.ts'

type Words = (name: string, other: string) => Text
const error = (words: Words) => ({ severity: 'error' as const, words })
const warning = (words: Words) => ({ severity: 'warning' as const, words })
const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const dutyFaults = {
  'duty-without-time': error((duty) => say(
    `«${duty}» міндетінің мерзімін тек бір тәсілмен көрсетіңіз: every, once немесе upon (within мәнімен бірге) не on күні (within мәнінсіз).`,
    `Задайте срок обязанности «${duty}» ровно одним способом: every, once или upon вместе с within либо день on без within.`,
    `Say the time of the duty “${duty}” in exactly one way: every, once or upon, each with within, or the day on without it.`)),
  'charged-unfit': error((duty) => say(
    `«${duty}» өздігінен есептелмейді. «charged» қасына «every», «after» және «pays» қосыңыз, нысанын, тексерулерін және қол қоюды алып тастаңыз.`,
    `«${duty}» не может начисляться автоматически. Добавьте к «charged» «every», «after» и «pays» и уберите форму, проверки и подпись.`,
    `“${duty}” cannot be charged by itself. Add “every”, “after” and “pays” beside “charged”, and take its form, tests and signature out.`)),
  'duty-of-nobody': error((duty, why) => (why === 'bodies' ? say(
    `«${duty}» міндеті ешкімге жүктелмейді: істі мемлекеттік орган немесе жүйе өзі ашады, ал іс қатысты жазба тек мемлекеттік органдарға тиесілі болады. Есеп беретін лауазымды жазыңыз (owedBy).`,
    `Обязанность «${duty}» ни на кого не возлагается: дело открывает сам орган или система, а запись, о которой дело, может принадлежать только государственным органам. Укажите должность, которая отчитывается (owedBy).`,
    `Nobody bears the duty “${duty}”: a body or the clock opens the case by itself, and the entry that it is about is one that only bodies own. Name the office that reports (owedBy).`) : say(
    `«${duty}» міндеті ешкімге жүктелмейді: бұл істі мемлекеттік орган немесе жүйе өзі ашады және ол ешкімнің шешіміне қатысты емес. «about» көрсетіңіз немесе есеп беретін лауазымды жазыңыз (owedBy).`,
    `Обязанность «${duty}» ни на кого не возлагается: дело открывает сам орган или система, и оно не касается ничьего решения. Укажите «about» или должность, которая отчитывается (owedBy).`,
    `Nobody bears the duty “${duty}”: a body or the clock opens the case by itself, about nobody's decision. Say “about”, or name the office that reports (owedBy).`))),
  'duty-never-begins': error((duty, why) => say(
    `«${duty}» міндеті ешқашан басталмайды: ${why}.`, `Обязанность «${duty}» никогда не начнётся: ${why}.`, `The duty “${duty}” can never begin: ${why}.`)),
  'duty-of-two': error((duty) => say(
    `«${duty}» міндеті шешімнен де, істегі әрекеттен де туындайды: after және upon.act бірге көрсетілмейді.`,
    `Обязанность «${duty}» следует и из решения, и из действия в деле: after и upon.act вместе не указываются.`,
    `The duty “${duty}” follows a decision and an act of the case: after and upon.act do not stand together.`)),
  'body-pays-nothing': error((duty) => say(
    `«${duty}» бойынша мемлекеттік орган есеп береді, бірақ оған шот қойылмайды: pays пен owedBy бірге тұрмайды. pays немесе owedBy бөлігін алып тастаңыз.`,
    `По обязанности «${duty}» отчитывается государственный орган, счёт ему не выставляется: pays и owedBy вместе не указываются. Уберите pays или owedBy.`,
    `A body reports on the duty “${duty}”, and no invoice goes to a body: pays and owedBy do not stand together. Leave out one of them.`)),
  'no-such-day': error((duty, day) => say(
    `«${duty}» міндеті күнтізбеде жоқ күнге белгіленген: ${day}.`, `Обязанность «${duty}» назначена на день, которого нет в календаре: ${day}.`,
    `The duty “${duty}” is due on a day that no calendar has: ${day}.`)),
  'reminder-never-sent': warning((duty, where) => (where === 'remind' ? say(
    `«${duty}» міндеті бойынша ескерту ешқашан жіберілмейді: есеп ол кезде әлі ашылмаған болады. Мерзімін қысқартыңыз.`,
    `Напоминание об обязанности «${duty}» никогда не будет отправлено: отчёт к этому времени ещё не открыт. Сократите срок.`,
    `A reminder of the duty “${duty}” is never sent: the report is not open by then. Shorten its time.`) : say(
    `«${duty}» міндеті бойынша ескерту ешқашан жіберілмейді: ол кезде іс ашылып қояды. Мерзімін қысқартыңыз.`,
    `Напоминание об обязанности «${duty}» никогда не будет отправлено: к этому времени уже открыто дело. Сократите срок.`,
    `A reminder of the duty “${duty}” is never sent: a case is open by then. Shorten its time.`))),
  'opens-about-nothing': error((duty) => say(
    `«${duty}» міндеті шешімнен туындамайды, сондықтан кешіккенде ашылатын істің нысанасы жоқ. Оның орнына хабарланатын лауазымды көрсетіңіз (late.tells).`,
    `Обязанность «${duty}» не следует из решения, поэтому дело о просрочке открывать не о чем. Укажите должность, которой об этом сообщают (late.tells).`,
    `The duty “${duty}” follows no decision, so a case about its lateness is about nothing. Name the office that is told instead (late.tells).`)),
  'opens-about-another': error((duty) => say(
    `«${duty}» міндетін орган орындайды (owedBy), ал кешіккенде ашылатын іс шешім иесіне қатысты: ол кінәлі емес. Оның орнына хабарланатын лауазымды көрсетіңіз (late.tells).`,
    `Обязанность «${duty}» исполняет орган (owedBy), а дело о просрочке касалось бы того, кому принадлежит решение: он ни при чём. Укажите должность, которой о просрочке сообщают (late.tells).`,
    `A body owes the duty “${duty}” (owedBy), and a case about its lateness would concern whoever holds the decision, who is not late. Name the office that is told instead (late.tells).`)),

  // What lives again
  'revives-nothing': error((outcome) => say(
    `«${outcome}» нәтижесі ештеңені қайта күшіне енгізбейді: «revives» әсері «revoke» шешіммен бірге және «about.effects» ішінде «revoke» болғанда ғана жазылады. Екеуін де көрсетіңіз немесе «revives» бөлігін алып тастаңыз.`,
    `Исход «${outcome}» ничего не возвращает в силу: «revives» указывают только при решении с действием «revoke» и с «revoke» в «about.effects». Укажите их или уберите «revives».`,
    `The outcome “${outcome}” lets nothing live again: “revives” stands beside a decision with the effect “revoke”, about decisions with “revoke” in “about.effects”. Say these, or take “revives” out.`)),
  'restores-nothing': error((withdrawal) => say(
    `Шағым қанағаттандырылса да, «${withdrawal}» тартып алған құқық қайтарылмайды. Шағымның бір нәтижесіне әсері «revoke» шешіммен бірге «revives» қосыңыз.`,
    `Даже если жалоба удовлетворена, отнятое по «${withdrawal}» не возвращается. Добавьте к одному из исходов жалобы «revives» вместе с решением с действием «revoke».`,
    `Even where the appeal succeeds, what “${withdrawal}” took is not given back. Add “revives” to one of its outcomes, beside a decision with the effect “revoke”.`)),
  'arrears-undecided': error((outcome, entitlement) => say(
    `«${outcome}» нәтижесінен кейін екі шешім арасындағы кезеңдер үшін «${entitlement}» төленетін-төленбейтіні айтылмаған. Төлемге «revived» қосыңыз немесе мұны шешім қабылдайтын адамнан сұраңыз («revives: { arrears: … }», paid немесе lost таңдауы).`,
    `После исхода «${outcome}» не сказано, выплачивается ли «${entitlement}» за периоды между отзывом и его отменой. Добавьте выплате «revived» или спросите того, кто принимает решение («revives: { arrears: … }», выбор paid или lost).`,
    `After the outcome “${outcome}” nothing says whether the periods between are paid for “${entitlement}”. Add “revived” to the entitlement, or ask whoever decides (“revives: { arrears: … }”, a choice of paid or lost).`)),

  // What decisions pay
  'payment-without-time': error((name) => say(
    `«${name}» төлемінің мерзімін тек бір тәсілмен көрсетіңіз: «once» немесе «every» («amount» мәнімен бірге), не «stages» («amount» мәнінсіз).`,
    `Задайте срок выплаты «${name}» ровно одним способом: «once» или «every» вместе с «amount» либо «stages» без «amount».`,
    `Say the time of “${name}” in exactly one way: “once” or “every” with “amount”, or “stages” without it.`)),
  'payment-to-nobody': error((name, why) => (why === 'bodies' ? say(
    `«${name}» ешкімге төленбейді: істі мемлекеттік орган немесе жүйе өзі ашады, ал іс қатысты жазба тек мемлекеттік органдарға тиесілі болады. Мемлекеттік органға оның өз өтініші бойынша ғана төленеді.`,
    `«${name}» никому не выплачивается: дело открывает сам орган или система, а запись, о которой дело, может принадлежать только государственным органам. Государственному органу платят только по его собственному заявлению.`,
    `“${name}” is paid to nobody: a body or the clock opens the case by itself, and the entry that it is about is one that only bodies own. A body is paid only by what it applies for itself.`) : why === 'house' ? say(
    `«${name}» ешкімге төленбейді: бұл істі мемлекеттік орган немесе жүйе өзі ашады және ол ешкімнің шешіміне қатысты емес. Төлем өтініш берушіге немесе іс қатысты шешімнің иесіне ғана жасалады: «about» көрсетіңіз не өтініш беруді енгізіңіз.`,
    `«${name}» никому не выплачивается: дело открывает сам орган или система, и оно не касается ничьего решения. Выплата идёт только заявителю или тому, кому принадлежит решение, о котором дело: укажите «about» или введите подачу заявления.`,
    `“${name}” is paid to nobody: a body or the clock opens the case by itself, about nobody's decision. Only whoever applied, or holds the decision that the case is about, is paid: say “about”, or let somebody apply.`) : say(
    `«${name}» ешкімге төленбейді: бұл рәсімде тіркелгісіз адам өтініш береді, ал төлем порталда белгілі адамға, ұйымға не мемлекеттік органға ғана жасалады.`,
    `«${name}» никому не выплачивается: в этой процедуре заявитель — человек без учётной записи, а выплата идёт только известному порталу человеку, организации или государственному органу.`,
    `“${name}” is paid to nobody: somebody without an account applies here, and only people, organisations and bodies that the portal knows are paid.`))),
  'payment-without-account': error((name, field) => say(
    `«${name}» төлемінің шоты жоқ: «${field}» нысанның міндетті IBAN өрісі емес.`, `У выплаты «${name}» нет счёта: «${field}» — не обязательное поле IBAN формы.`,
    `“${name}” has no account to be paid into: “${field}” is no required IBAN field of the form.`)),
  'payment-without-end': error((name) => say(
    `«${name}» төлемі ешқашан аяқталмайды: until мәнін жазыңыз.`, `Выплата «${name}» никогда не закончится: укажите until.`, `“${name}” never ends: say until when it is paid.`)),
  'stage-never-shown': error((name, duty) => say(
    `«${name}» төлемінің кезеңін ешбір есеп растамайды: «${duty}» сол шешімнен туындайтын міндет емес.`, `Этап выплаты «${name}» не подтверждается ничем: «${duty}» — не обязанность из того же решения.`,
    `No report can show a stage of “${name}”: “${duty}” is no duty that follows the same decision.`)),
  'stages-at-once': warning((name, duty) => (duty === '' ? say(
    `«${name}» төлемінің екі кезеңі де шешім қабылдана салысымен төленеді: бұл — шын мәнінде бір кезең.`, `По двум этапам выплаты «${name}» деньги выплачиваются сразу после решения: по сути это один этап.`,
    `Two stages of “${name}” are both paid at the decision: they are one stage.`) : say(
    `«${name}» төлемінің екі кезеңін де «${duty}» бойынша бір есеп растайды: екеуі бірге төленеді.`, `Два этапа выплаты «${name}» подтверждаются одним и тем же отчётом «${duty}»: деньги по ним выплатят вместе.`,
    `Two stages of “${name}” are shown by one and the same report on “${duty}”: they are paid together.`))),
} as const

export type DutyLintRule = keyof typeof dutyFaults
