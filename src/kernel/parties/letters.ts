/** The letters about accounts and authority. Paths are without the language; a link that opens something by itself goes by mail alone. */
import { spoken, type Text } from '../../law/text.ts'
import type { LetterParts } from './compose.ts'

const day = spoken({ kk: '24 сағат, бір рет қана ашылады.', ru: '24 часа, один раз.', en: '24 hours, once.' })
const hour = spoken({ kk: '1 сағат, бір рет қана ашылады.', ru: '1 час, один раз.', en: '1 hour, once.' })
const asked = spoken({ kk: 'осы мекенжай порталда көрсетілген сұрау.', ru: 'запрос на портале, в котором указан этот адрес.', en: 'a request on the portal that gave this address.' })

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

const atCounter = (body: Text): Text => say(`терезедегі қабылдау: ${body.kk}.`, `приём у окна: ${body.ru}.`, `a visit to the counter: ${body.en}.`)
const codeLasts = say('15 минут, бір рет.', '15 минут, один раз.', '15 minutes, once.')

export const letters = {
  confirm: (link: string): LetterParts => ({
    kind: 'security/confirm-address', path: '/account', secretPath: `/account/confirm?link=${link}`,
    subject: say('Шаңырақ: мекенжайды растау', 'Шанырак: подтверждение адреса', 'Shanyraq: confirm your address'),
    says: say('Электрондық пошта мекенжайыңыз әлі расталмаған.', 'Ваш адрес электронной почты ещё не подтверждён.', 'Your e-mail address is not confirmed yet.'),
    ground: say('осы мекенжаймен ашылған тіркелгі.', 'учётная запись с этим адресом.', 'an account with this address.'),
    todo: say(
      'мекенжайды растау үшін төмендегі сілтемені ашыңыз. Егер сіз тіркелмеген болсаңыз, бұл хатты елемеңіз.',
      'чтобы подтвердить адрес, откройте ссылку ниже. Если вы не регистрировались, просто удалите это письмо.',
      'to confirm it, open the link below. If you did not register, delete this letter.',
    ),
    lasts: say('24 сағат.', '24 часа.', '24 hours.'),
  }),
  /** To whom asked for an account or for a password, by what the address has: an account to open, or a password to set. */
  asked: {
    registration: {
      registration: (link: string): LetterParts => ({
        kind: 'security/registration', path: '/register', secretPath: `/register/finish?link=${link}`, ground: asked, lasts: day,
        subject: say('Шаңырақ: тіркелуді аяқтау', 'Шанырак: завершение регистрации', 'Shanyraq: finish your registration'),
        says: say('Осы мекенжаймен тіркелгі ашу сұралды.', 'Для этого адреса запрошена регистрация.', 'An account was asked for with this address.'),
        todo: say(
          'тіркелуді аяқтау үшін төмендегі сілтемені ашыңыз. Егер сіз тіркелуді сұрамаған болсаңыз, бұл хатты елемеңіз: тіркелгі ашылмайды.',
          'чтобы завершить регистрацию, откройте ссылку ниже. Если вы не регистрировались, просто удалите это письмо: учётная запись не появится.',
          'to finish your registration, open the link below. If you did not register, delete this letter: no account is opened.',
        ),
      }),
      password: (link: string): LetterParts => ({
        kind: 'security/registered-already', path: '/sign-in', secretPath: `/account/new-password?link=${link}`, ground: asked, lasts: hour,
        subject: say('Шаңырақ: тіркелгіңіз бар', 'Шанырак: учётная запись уже есть', 'Shanyraq: you have an account already'),
        says: say(
          'Осы мекенжаймен тіркелу сұралды, бірақ тіркелгіңіз бұрыннан бар.', 'Кто-то попросил зарегистрировать этот адрес, но учётная запись с ним уже есть.',
          'Somebody asked to register this address, but you have an account with it already.',
        ),
        todo: say(
          'әдеттегідей кіріңіз. Құпиясөзді ұмытсаңыз, жаңасын төмендегі сілтемемен қойыңыз. Егер сіз сұрамаған болсаңыз, ештеңе істемеңіз: ештеңе өзгермейді.',
          'войдите как обычно. Если забыли пароль, задайте новый по ссылке ниже. Если это были не вы, ничего не делайте: ничего не изменится.',
          'sign in as usual. If you forgot the password, set a new one by the link below. If it was not you, do nothing: nothing changes.',
        ),
      }),
    },
    password: {
      registration: (link: string): LetterParts => ({
        kind: 'security/no-account', path: '/register', secretPath: `/register/finish?link=${link}`, ground: asked, lasts: day,
        subject: say('Шаңырақ: бұл мекенжаймен тіркелгі жоқ', 'Шанырак: учётной записи с этим адресом нет', 'Shanyraq: there is no account with this address'),
        says: say(
          'Осы мекенжай үшін құпиясөзді қалпына келтіру сұралды, бірақ бұл мекенжаймен тіркелгі жоқ. Басқа мекенжаймен тіркелген болуыңыз мүмкін.',
          'Для этого адреса попросили восстановить пароль, но учётной записи с таким адресом нет. Возможно, вы регистрировались с другим адресом.',
          'Somebody asked to reset the password of this address, but there is no account with it. Perhaps you registered with another address.',
        ),
        todo: say(
          'жаңа тіркелгі ашқыңыз келсе, төмендегі сілтемені ашыңыз. Егер сіз сұрамаған болсаңыз, бұл хатты елемеңіз.',
          'если хотите зарегистрироваться, откройте ссылку ниже. Если вы этого не запрашивали, просто удалите это письмо.',
          'to open an account, follow the link below. If you did not ask for this, delete this letter.',
        ),
      }),
      password: (link: string): LetterParts => ({
        kind: 'security/reset-password', path: '/sign-in', secretPath: `/account/new-password?link=${link}`, ground: asked, lasts: hour,
        subject: say('Шаңырақ: құпиясөзді қалпына келтіру', 'Шанырак: восстановление пароля', 'Shanyraq: reset your password'),
        says: say('Тіркелгіңіздің құпиясөзін қалпына келтіру сұралды.', 'Запрошено восстановление пароля вашей учётной записи.', 'It was asked to reset the password of your account.'),
        todo: say(
          'жаңа құпиясөз қою үшін төмендегі сілтемені ашыңыз. Егер сіз сұрамаған болсаңыз, ештеңе істемеңіз: құпиясөз өзгермейді.',
          'чтобы задать новый пароль, откройте ссылку ниже. Если вы этого не запрашивали, ничего не делайте: пароль не изменится.',
          'to set a new password, open the link below. If you did not ask for this, do nothing: the password stays as it is.',
        ),
      }),
    },
  },
  passwordChanged: (): LetterParts => ({
    kind: 'security/password-changed', path: '/account/reset',
    subject: say('Шаңырақ: құпиясөз өзгертілді', 'Шанырак: пароль изменён', 'Shanyraq: the password was changed'),
    says: say(
      'Тіркелгіңіздің құпиясөзі өзгертілді, басқа сеанстар аяқталды, портал кілттері кері қайтарып алынды, брондаулар күнтізбесінің жеке мекенжайы өшірілді.', 'Пароль вашей учётной записи изменён, другие сеансы завершены, ключи портала отозваны, личный адрес календаря броней удалён.',
      'The password of your account was changed, other sessions and the private address of bookings for calendars were ended, and portal keys were revoked.',
    ),
    ground: say('тіркелгіңізде жасалған әрекет.', 'действие в вашей учётной записи.', 'an act in your account.'),
    todo: say(
      'егер бұл сіз болмасаңыз, құпиясөзді дереу қалпына келтіріңіз. Өзіңіз өзгерткен болсаңыз, ештеңе істеудің қажеті жоқ.', 'если это были не вы, немедленно восстановите пароль. Если пароль изменили вы, ничего делать не нужно.',
      'if it was not you, reset the password at once. If it was, there is nothing to do.',
    ),
  }),
  invitation: (organisation: Text, link: string): LetterParts => ({
    kind: 'security/invitation', path: '/account', secretPath: `/account/invitation?link=${link}`,
    subject: say(`Шаңырақ: ${organisation.kk} атынан әрекет етуге шақыру`, `Шанырак: приглашение действовать от имени ${organisation.ru}`, `Shanyraq: an invitation to act for ${organisation.en}`),
    says: say(`Сіз ${organisation.kk} атынан әрекет етуге шақырылдыңыз.`, `Вас приглашают действовать от имени ${organisation.ru}.`, `You are invited to act for ${organisation.en}.`),
    ground: say('ұйым басшысының шақыруы.', 'приглашение руководителя организации.', 'an invitation by the head of the organisation.'),
    todo: say(
      'шарттарын көріп, қабылдау үшін төмендегі сілтемені ашыңыз. Қабылдағыңыз келмесе, ештеңе істемеңіз.', 'чтобы посмотреть условия и принять приглашение, откройте ссылку ниже. Если не хотите его принимать, ничего не делайте.',
      'to see the terms and accept, open the link below. If you do not want to, do nothing.',
    ),
    lasts: say('7 күн.', '7 дней.', '7 days.'),
  }),
  headProved: (organisation: Text): LetterParts => ({
    kind: 'security/head-proved', path: '/account/organisations',
    subject: say(`Шаңырақ: ${organisation.kk} басшысы екеніңіз расталды`, `Шанырак: подтверждено, что вы руководитель (${organisation.ru})`, `Shanyraq: you are the proved head of ${organisation.en}`),
    says: say(
      `${organisation.kk} ұйымының бірінші басшысы екеніңіз расталды. Енді оның атынан қол қоя аласыз.`, `Подтверждено, что вы первый руководитель организации: ${organisation.ru}. Теперь вы можете подписывать документы от её имени.`,
      `It has been proved that you head ${organisation.en}. You can now sign in its name.`,
    ),
    ground: say('басшының құқығын растау туралы жазба.', 'запись о подтверждении права руководителя.', 'the entry by which the right of its head was proved.'),
    todo: say(
      'егер бұл сіз болмасаңыз, әкімшіге дереу хабарлаңыз. Өзіңіз растаған болсаңыз, ештеңе істеудің қажеті жоқ.', 'если это были не вы, немедленно сообщите администратору. Если подтвердили вы, ничего делать не нужно.',
      'if it was not you, tell an administrator at once. If it was, there is nothing to do.',
    ),
  }),
  headReplaced: (organisation: Text): LetterParts => ({
    kind: 'security/head-replaced', path: '/account/organisations',
    subject: say(`Шаңырақ: ${organisation.kk} басшысы ауысты`, `Шанырак: сменился руководитель (${organisation.ru})`, `Shanyraq: ${organisation.en} has another head`),
    says: say(
      `Басқа адам ${organisation.kk} ұйымының бірінші басшысы екенін растады. Бұл ұйымның атынан енді әрекет ете алмайсыз.`,
      `Другой человек подтвердил, что он первый руководитель организации: ${organisation.ru}. Действовать от имени этой организации вы больше не можете.`, `Somebody else has proved that they head ${organisation.en}. You can no longer act in its name.`,
    ),
    ground: say('жаңа басшының құқығын растау туралы жазба.', 'запись о подтверждении права нового руководителя.', 'the entry by which the right of the new head was proved.'),
    todo: say(
      'келіспесеңіз, басшы екеніңізді растаңыз немесе әкімшіге жазыңыз.', 'если вы не согласны, подтвердите, что руководитель — вы, или напишите администратору.', 'if you disagree, prove that you head it, or write to an administrator.',
    ),
  }),
  headRemoved: (organisation: Text, reason: string): LetterParts => ({
    kind: 'security/head-removed', path: '/account/organisations',
    subject: say(
      `Шаңырақ: ${organisation.kk} атынан әрекет ету құқығыңыз тоқтатылды`, `Шанырак: ваше право действовать от имени организации прекращено (${organisation.ru})`, `Shanyraq: your right to act for ${organisation.en} has ended`,
    ),
    says: say(
      `Әкімші сізді ${organisation.kk} басшысы деп көрсететін жазбаны алып тастады.`, `Администратор удалил запись о том, что вы руководитель организации: ${organisation.ru}.`, `An administrator removed the entry that you head ${organisation.en}.`,
    ),
    ground: say(`әкімшінің шешімі. Себебі: ${reason}`, `решение администратора. Причина: ${reason}`, `a decision of the administrator. Reason: ${reason}`),
    todo: say('келіспесеңіз, басшы екеніңізді растаңыз.', 'если вы не согласны, подтвердите, что вы руководитель.', 'if you disagree, prove that you head it.'),
  }),
  /** A code by which somebody at a counter shows that they are there: it sends nothing. */
  counterCode: (code: string, body: Text): LetterParts => ({
    kind: 'security/counter-code', path: '/account/visits',
    subject: say('Шаңырақ: терезеде екеніңізді растайтын код', 'Шанырак: код, подтверждающий, что вы у окна приёма', 'Shanyraq: the code that shows that you are at the counter'),
    says: say('Маман терезеде сізге қызмет көрсетуді бастады. Бұл кодпен ештеңе жіберілмейді, бірақ маман сіздің атыңыздан өтініш толтыра алады.', 'Специалист начал вас обслуживать у окна приёма. Этим кодом ничего не отправляется, но специалист сможет заполнять заявления от вашего имени.', 'An officer has begun to serve you at the counter. This code sends nothing, but lets the officer fill in applications in your name.'),
    quoted: say(`Код: ${code}`, `Код: ${code}`, `Code: ${code}`),
    ground: atCounter(body),
    todo: say(
      'терезеде болсаңыз, кодты маманға айтыңыз. Терезеде болмасаңыз, кодты ешкімге айтпаңыз.', 'если вы у окна, назовите код специалисту. Если вас там нет, никому его не сообщайте.',
      'if you are at the counter, tell the officer the code. If you are not there, tell it to nobody.',
    ),
    lasts: codeLasts,
  }),
  /** A code by which somebody at a counter agrees to what an officer sends in their name; the address leads to the whole text of it. */
  counterAgree: (code: string, body: Text, { title, says, path }: { readonly title: Text; readonly says: Text; readonly path: string }): LetterParts => ({
    kind: 'security/counter-agree', path,
    subject: say(`Шаңырақ: өтінішті жіберуге келісім коды: ${title.kk}`, `Шанырак: код согласия на отправку заявления: ${title.ru}`, `Shanyraq: the code by which you agree to send: ${title.en}`),
    says,
    quoted: say(`Код: ${code}`, `Код: ${code}`, `Code: ${code}`),
    ground: atCounter(body),
    todo: say(
      'төмендегі мекенжайдан өтініштің толық мәтінін оқыңыз. Келіссеңіз, кодты маманға айтыңыз. Келіспесеңіз немесе терезеде болмасаңыз, кодты ешкімге айтпаңыз: онсыз сіздің атыңыздан ештеңе жіберілмейді.',
      'прочитайте полный текст заявления по адресу ниже. Если согласны, назовите код специалисту. Если не согласны или вас там нет, никому его не сообщайте: без него от вашего имени ничего не отправят.',
      'read the whole application at the address below. If you agree, tell the officer the code. If you do not, or are not there, tell it to nobody: nothing is sent in your name without it.',
    ),
    lasts: codeLasts,
  }),
  /** That somebody has shown that they are at a counter. */
  counterServed: (body: Text): LetterParts => ({
    kind: 'security/counter-served', path: '/account/visits',
    subject: say('Шаңырақ: сізге терезеде қызмет көрсетілуде', 'Шанырак: вас обслуживают у окна приёма', 'Shanyraq: you are served at a counter'),
    says: say(`Терезеде екеніңіз расталды: ${body.kk}. Маман енді сіздің атыңыздан өтініш толтыра алады; оны жіберу үшін бөлек келісіміңіз керек.`, `Подтверждено, что вы у окна приёма: ${body.ru}. Специалист теперь может заполнять заявления от вашего имени; чтобы отправить их, нужно отдельное ваше согласие.`, `It was shown that you are at the counter: ${body.en}. The officer may now fill in applications in your name; to send one takes another agreement of yours.`),
    ground: atCounter(body),
    todo: say('терезеде болмасаңыз, бұл туралы төмендегі мекенжай бойынша дереу хабарлаңыз.', 'если вас у окна нет, немедленно сообщите об этом по адресу ниже.', 'if you are not at the counter, say so at once at the address below.'),
  }),
  /** What was sent in somebody's name at a counter. */
  counterFiled: (body: Text, title: Text, number: string, path: string, onPaper = false): LetterParts => ({
    kind: 'case/counter-filed', path,
    subject: say(`Шаңырақ: терезеде сіздің атыңыздан өтініш берілді, № ${number}`, `Шанырак: у окна приёма от вашего имени подано заявление № ${number}`, `Shanyraq: application № ${number} was filed in your name at a counter`),
    says: say(`Қызмет: ${title.kk}. Өтінішті маман терді, сіз растадыңыз. Орган: ${body.kk}.`, `Услуга: ${title.ru}. Заявление заполнил специалист, подтвердили вы. Орган: ${body.ru}.`, `Service: ${title.en}. An officer typed the application and you agreed to it. Body: ${body.en}.`),
    ground: say('терезеде берілген өтініш.', 'заявление, поданное у окна приёма.', 'the application filed at the counter.'),
    todo: onPaper ? say(
      'істің барысын терезеде берілген мекенжай бойынша бақылаңыз немесе ЭЦҚ арқылы кіріңіз: іс тіркелгіңізде көрінеді. Терезеде болмаған болсаңыз, бұл туралы кез келген терезеде дереу хабарлаңыз.',
      'следите за делом по адресу, выданному у окна приёма, или войдите с помощью ЭЦП: дело будет в вашей учётной записи. Если вас у окна не было, немедленно сообщите об этом у любого окна.',
      'follow the case by the address that you were given at the counter, or sign in with your digital signature: it stands in your account. If you were not at the counter, say so at once at any counter.',
    ) : say(
      'өтініш кабинетіңізде тұр. Терезеде болмасаңыз, бұл туралы төмендегі мекенжай бойынша дереу хабарлаңыз.', 'заявление находится в вашем кабинете. Если вас у окна не было, немедленно сообщите об этом по адресу ниже.',
      'the application is in your cabinet. If you were not at the counter, say so at once at the address below.',
    ),
  }),
  delegated: (organisation: Text): LetterParts => ({
    kind: 'security/delegated', path: '/account',
    subject: say(`Шаңырақ: ${organisation.kk} сізге сенімхат берді`, `Шанырак: вам выдана доверенность (${organisation.ru})`, `Shanyraq: ${organisation.en} gave you a delegation`),
    says: say(`Енді ${organisation.kk} атынан әрекет ете аласыз.`, `Теперь вы можете действовать от имени ${organisation.ru}.`, `You may now act for ${organisation.en}.`),
    ground: say('ұйым басшысы берген сенімхат.', 'доверенность, выданная руководителем организации.', 'a delegation by the head of the organisation.'),
    todo: say('ұйым атынан әрекет ету үшін тіркелгі мәзірінен осы ұйымды таңдаңыз.', 'чтобы действовать от её имени, выберите эту организацию в меню учётной записи.', 'to act for it, choose it in the account menu.'),
  }),
} as const
