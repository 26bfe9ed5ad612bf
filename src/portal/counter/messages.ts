/** The words of the counter: who is served, how they show that they are there, and how they agree to what is sent. */
import { spoken, type Text } from '../../law/text.ts'
import type { CounterVisit } from '../../kernel/parties/index.ts'

export const counterWords = {
  title: { kk: 'Қызмет көрсету терезесі', ru: 'Окно приёма', en: 'Counter' },
  lead: {
    kk: 'Қасыңыздағы адамның атынан өтініш толтырасыз. Адамның осында екені расталмайынша, ол туралы ештеңе көрінбейді; ол келіспейінше, ештеңе жіберілмейді.',
    ru: 'Здесь заполняют заявление от имени человека, который рядом. Пока не подтверждено, что он здесь, о нём ничего не видно; пока он не дал согласия, ничего не отправляется.',
    en: 'You fill in an application in the name of the person beside you. Nothing of them is shown until they show that they are here, and nothing is sent until they agree.',
  },
  fillIn: { kk: 'Адамның атынан өтініш толтыру', ru: 'Заполнить заявление за человека', en: 'Fill in an application for somebody' },
  who: { kk: 'Адамның жеке нөмірі немесе электрондық поштасы', ru: 'Личный номер или электронная почта человека', en: 'The person’s number or e-mail address' },
  whoHint: { kk: 'Жеке басын куәландыратын құжатымен салыстырыңыз.', ru: 'Сверьтесь с документом, удостоверяющим личность.', en: 'Check it against their identity document.' },
  atBody: { kk: 'Қай органның терезесі?', ru: 'Окно какого органа?', en: 'The counter of which body?' },
  begin: { kk: 'Қабылдауды бастау', ru: 'Начать приём', en: 'Begin the visit' },
  today: { kk: 'Бүгінгі қабылдаулар', ru: 'Приёмы за сегодня', en: 'Visits of today' },
  none: { kk: 'Бүгін ешкім қабылданбады.', ru: 'Сегодня приёмов не было.', en: 'Nobody was served today.' },
  person: { kk: 'Адам', ru: 'Человек', en: 'Person' },
  since: { kk: 'Басталды', ru: 'Начало', en: 'Began' },
  shownBy: { kk: 'Қалай расталды', ru: 'Как подтверждено', en: 'Shown by' },
  notShown: { kk: 'расталмады', ru: 'не подтверждено', en: 'not shown' },
  isHere: { kk: 'Адамның осында екенін растау', ru: 'Подтверждение, что человек здесь', en: 'Let the person show that they are here' },
  isHereLead: {
    kk: 'Бір тәсілді таңдаңыз. Экранды адамға бұрыңыз: код пен кілт — өзінікі.', ru: 'Выберите один способ. Поверните экран к человеку: код и ключ — его собственные.',
    en: 'Take one way. Turn the screen to the person: the code and the key are theirs.',
  },
  byCode: { kk: 'Телефонына немесе поштасына келген кодпен', ru: 'Кодом, который придёт на телефон или почту', en: 'By a code to their phone or mailbox' },
  sendCode: { kk: 'Код жіберу', ru: 'Отправить код', en: 'Send a code' },
  codeSent: { kk: 'Код жіберілді. Ол 15 минут жарамды.', ru: 'Код отправлен. Он действует 15 минут.', en: 'The code is on its way. It holds for 15 minutes.' },
  code: { kk: 'Код', ru: 'Код', en: 'Code' },
  codeHint: { kk: 'Алты цифр.', ru: 'Шесть цифр.', en: 'Six digits.' },
  goOn: { kk: 'Жалғастыру', ru: 'Продолжить', en: 'Go on' },
  byPasskey: { kk: 'Кіру кілтімен (passkey)', ru: 'Ключом доступа (passkey)', en: 'By a passkey' },
  passkeyHint: { kk: 'Адам өз құрылғысын жақындатады немесе QR-кодты сканерлейді.', ru: 'Человек подносит своё устройство или сканирует QR-код.', en: 'The person holds their device near, or scans the QR code.' },
  passkeyFailed: { kk: 'Кілт жауап бермеді. Қайталаңыз немесе басқа тәсілді таңдаңыз.', ru: 'Ключ не ответил. Повторите или выберите другой способ.', en: 'The passkey did not answer. Try again, or take another way.' },
  noNumber: { kk: 'Нөмірді немесе поштаны жазыңыз.', ru: 'Укажите номер или почту.', en: 'Give a number or an address.' },
  serving: { kk: 'Қабылдауда:', ru: 'На приёме:', en: 'Served now:' },
  until: { kk: 'Қабылдау аяқталады:', ru: 'Приём закончится:', en: 'The visit ends:' },
  end: { kk: 'Қабылдауды аяқтау', ru: 'Завершить приём', en: 'End the visit' },
  services: { kk: 'Осы терезеде қабылданатын қызметтер', ru: 'Услуги, которые принимает это окно', en: 'Services received at this counter' },
  drafts: { kk: 'Осы қабылдауда басталған', ru: 'Начато на этом приёме', en: 'Begun in this visit' },
  sentHere: { kk: 'Осы қабылдауда жіберілген', ru: 'Отправлено на этом приёме', en: 'Sent in this visit' },
  agree: { kk: 'Адам келіседі', ru: 'Человек соглашается', en: 'The person agrees' },
  agreeLead: {
    kk: 'Экранды адамға бұрыңыз. Төменде оның атынан не жіберілетіні оның өз тілінде жазылған.', ru: 'Поверните экран к человеку. Ниже на его языке написано, что будет отправлено от его имени.',
    en: 'Turn the screen to the person. Below stands, in their language, what will be sent in their name.',
  },
  send: { kk: 'Адамның атынан жіберу', ru: 'Отправить от имени человека', en: 'Send in their name' },
  changed: {
    kk: 'Адам өтінішті көргеннен кейін ол өзгертілді. Төменде қазіргі мәтіні тұр: адам соны оқысын, содан кейін жаңа код сұраңыз.', ru: 'После того как человек увидел заявление, его изменили. Ниже его нынешний текст: пусть человек прочитает его, затем запросите новый код.',
    en: 'The application was changed after the person saw it. Below is the present text: let them read it, then ask for another code.',
  },
  typedBy: { kk: 'Терезеде маман толтырды', ru: 'Заполнил специалист у окна приёма', en: 'Typed at a counter by an officer' },
  agreedBy: { kk: 'Адамның растауы:', ru: 'Человек подтвердил', en: 'The person agreed' },
  myVisits: { kk: 'Терезеде сізге көрсетілген қызмет', ru: 'Приёмы, на которых вас обслуживали', en: 'When you were served at a counter' },
  myVisitsLead: {
    kk: 'Қай органның маманы терезеде сіздің атыңыздан қашан әрекет етті. Сіз терезеде болмасаңыз, бұл туралы хабарлаңыз.', ru: 'Когда и какого органа специалист действовал от вашего имени у окна приёма. Если вас там не было, сообщите об этом.',
    en: 'When an officer of which body acted in your name at a counter. If you were not there, say so.',
  },
  notYours: {
    kk: 'Терезе оған тағайындалған маманға ашылады. Терезе мен оның лауазымдары орган сипаттамасында көрсетіледі.', ru: 'Окно открывается специалисту, который назначен к нему. Окно и его должности указываются в описании органа.',
    en: 'The counter opens to an officer who is appointed to it. A body names its counter and its offices in its declaration.',
  },
  noVisits: { kk: 'Терезеде сізге қызмет көрсетілген жоқ.', ru: 'У окна приёма вас не обслуживали.', en: 'You were not served at any counter.' },
  ends: { kk: 'Аяқталды', ru: 'Завершение', en: 'Ended' },
  filed: { kk: 'Не жіберілді', ru: 'Что отправлено', en: 'What was sent' },
  wrong: { kk: 'Қате болса', ru: 'Если это ошибка', en: 'If it is wrong' },
  body: { kk: 'Орган', ru: 'Орган', en: 'Body' },
  complain: { kk: 'Мен терезеде болған жоқпын', ru: 'Меня там не было', en: 'I was not there' },
} as const satisfies Record<string, Text>

const shown: Readonly<Record<NonNullable<CounterVisit['shown']> | 'paper', Text>> = {
  code: spoken({ kk: 'бір реттік кодпен', ru: 'одноразовым кодом', en: 'by a one-time code' }), passkey: spoken({ kk: 'кіру кілтімен', ru: 'ключом доступа', en: 'by a passkey' }),
  document: spoken({ kk: 'маман көрген құжатпен', ru: 'документом, который видел специалист', en: 'by a document that the officer saw' }), paper: spoken({ kk: 'басып шығарылған өтінішке қойылған қолмен', ru: 'подписью на распечатанном заявлении', en: 'by a signature on the printed application' }),
}

const otherwise: Text = spoken({ kk: 'басқа тәсілмен', ru: 'иным способом', en: 'in another way' })

/** By what somebody has shown that they are there, or agreed. What is on record from ways that are offered no more is said so. */
export const shownWords = (by: keyof typeof shown): Text => (Object.hasOwn(shown, by) ? shown[by] : otherwise)
