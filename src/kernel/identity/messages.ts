/** What is said about proofs of identity, with the mend. */
import { inThisCountry } from '../../law/conventions.ts'
import { spoken } from '../../law/text.ts'
import type { Instant } from '../../law/time.ts'
import type { LetterParts } from '../parties/index.ts'

export const say = {
  statement: {
    kk: 'Осы қолтаңбаның иесі — аталған порталдағы аталған тіркелгінің иесі; сертификатта ұйым көрсетілсе, оның бірінші басшысы.',
    ru: 'Владелец этой подписи — владелец указанной учётной записи на указанном портале; если в сертификате названа организация — её первый руководитель.',
    en: 'The owner of this signature is the owner of the account named here, on the portal named here; and, where the certificate names an organisation, its head.',
  },
  lacks: {
    address: {
      kk: 'Алдымен электрондық пошта мекенжайыңызды растаңыз: ол үшін хаттағы сілтемені ашыңыз.',
      ru: 'Сначала подтвердите адрес электронной почты: откройте ссылку из письма.',
      en: 'Confirm your e-mail address first: open the link in the letter.',
    },
    get number() { return inThisCountry(spoken({
      kk: 'Алдымен жеке басыңызды растаңыз: сертификат тек расталған {person}-ге шығарылады.',
      ru: 'Сначала подтвердите личность: сертификат выдаётся только на подтверждённый {person}.',
      en: 'Prove who you are first: a certificate is issued over a proved {person} only.',
    })) },
    headship: {
      kk: 'Бұл ұйымның басшысы расталмаған. Басшы алдымен өз құқығын растауы керек.',
      ru: 'Руководитель этой организации не подтверждён. Сначала он должен подтвердить своё право.',
      en: 'The head of this organisation has not been proved. The head must prove that first.',
    },
  },
  noRight: {
    kk: 'Бұл құжатқа осы ұйымның атынан қол қоюға құқығыңыз жоқ.',
    ru: 'У вас нет права подписывать этот документ от имени организации.',
    en: 'You have no right to sign this document in the name of the organisation.',
  },
  pinMissing: { kk: 'PIN-кодты енгізіңіз.', ru: 'Введите PIN-код.', en: 'Type the PIN.' },
  pinsDiffer: { kk: 'Екі PIN-код бірдей емес. Қайта енгізіңіз.', ru: 'PIN-коды не совпадают. Введите их снова.', en: 'The two PINs differ. Type them again.' },
  otherFactor: {
    kk: 'Жаңа сертификат алу үшін порталға кірудің өзі жеткіліксіз. «Қол қою сертификаты» бетіндегі тәсілдердің бірін таңдаңыз.',
    ru: 'Чтобы получить новый сертификат, одного входа на портал мало. Выберите способ подтверждения на странице «Сертификат подписи».',
    en: 'A session alone is not enough for a new certificate. Choose one of the ways on the page “Signing certificate”.',
  },
  passkeyNew: {
    kk: 'Бұл кіру кілтінің қосылғанына әлі бір тәулік толған жоқ. Басқа кілтті пайдаланыңыз немесе кейінірек қайталаңыз.',
    ru: 'Этот ключ доступа добавлен меньше суток назад. Воспользуйтесь другим ключом или повторите попытку позже.',
    en: 'This passkey was added less than a day ago. Use another one, or try again later.',
  },
  wrongCode: {
    kk: 'Код қате, пайдаланылған немесе мерзімі өткен. Тексеріп көріңіз немесе әкімшіден жаңасын сұраңыз.',
    ru: 'Код неверен, уже использован или просрочен. Проверьте его или попросите у администратора новый.',
    en: 'The code is wrong, used or too old. Check it, or ask an administrator for a new one.',
  },
  get codeWithoutNumber() { return inThisCountry(spoken({
    kk: 'Бұл адамның {person}-і расталмаған: алдымен соны растаңыз.',
    ru: '{person} этого человека не подтверждён: сначала подтвердите его.',
    en: 'The {person} of this person has not been proved: prove it first.',
  })) },
  administratorOnly: {
    kk: 'Бұл бөлім әкімшіге арналған. Тіркелгі мәзірінен лауазымыңызды таңдаңыз.',
    ru: 'Этот раздел доступен администратору. Выберите свою должность в меню учётной записи.',
    en: 'This is for administrators. Choose your office in the account menu.',
  },
  notForOneself: {
    kk: 'Өз жеке басыңызды өзіңіз растай алмайсыз: басқа әкімшіден сұраңыз.',
    ru: 'Подтвердить собственную личность нельзя: попросите другого администратора.',
    en: 'You cannot vouch for yourself: ask another administrator.',
  },
  noSuchLink: {
    kk: 'Мұндай сілтеме жоқ. Хаттағы сілтемені толық көшіріңіз.',
    ru: 'Такой ссылки нет. Скопируйте ссылку из письма целиком.',
    en: 'There is no such link. Copy the link from the letter as a whole.',
  },
  ownSignature: {
    kk: 'Порталдың өз қолтаңбасы жеке басты растамайды. Ұлттық куәландырушы орталықтың қолтаңбасын пайдаланыңыз.',
    ru: 'Собственная подпись портала личность не подтверждает. Воспользуйтесь подписью национального удостоверяющего центра.',
    en: 'The portal’s own signature proves nobody. Use a signature of the national certification authority.',
  },
  get addFirst() { return inThisCountry(spoken({
    kk: 'Сертификатта ұйымның атауы жоқ. Алдымен ұйымды {organisation} бойынша қосыңыз да, осы қолтаңбаны қайта жіберіңіз.',
    ru: 'В сертификате нет наименования организации. Сначала добавьте организацию по {organisation}, затем отправьте эту подпись ещё раз.',
    en: 'The certificate does not name the organisation. Add the organisation by its {organisation} first, then send this signature again.',
  })) },
  noSamples: {
    kk: 'Бұл порталда үлгі тізілім жоқ: мұнда нағыз адамдар жұмыс істейді.',
    ru: 'На этом портале нет демонстрационного реестра: здесь работают настоящие люди.',
    en: 'This portal has no sample register: the people here are real.',
  },
  samplesSpent: {
    kk: 'Сізге үлгі тізілімнен жеткілікті жазба берілді.',
    ru: 'Вы уже получили достаточно записей демонстрационного реестра.',
    en: 'You have been given enough entries of the sample register.',
  },
  nameMissing: { kk: 'Тегі мен атын құжаттағыдай жазыңыз.', ru: 'Укажите фамилию и имя, как в документе.', en: 'Give the name as the identity document has it.' },
  get headWithoutNumber() { return inThisCountry(spoken({
    kk: 'Бұл адамның {person}-і расталмаған: басшы ретінде тек жеке басы расталған адам тіркеледі.',
    ru: '{person} этого человека не подтверждён: руководителем можно подтвердить только того, чья личность подтверждена.',
    en: 'The {person} of this person has not been proved: only somebody whose identity is proved can be the proved head.',
  })) },
  reasonMissing: { kk: 'Себебін жазыңыз.', ru: 'Укажите причину.', en: 'Give the reason.' },
} as const satisfies Record<string, unknown>

const inUtc = (moment: Instant): string => `${moment.slice(0, 16).replace('T', ' ')} UTC`

export const letters = {
  /** `link` opens the page that stops it; `from` is given while the certificate waits. */
  issued: ({ link, organisation, from }: { readonly link: string; readonly organisation: string | undefined; readonly from: Instant | undefined }): LetterParts => {
    const whose = organisation === undefined ? '' : ` (${organisation})`
    return {
      kind: 'security/certificate', path: '/account/certificate', secretPath: `/account/certificate/stop?link=${link}`,
      subject: spoken({
        kk: `Шаңырақ: сізге қол қою сертификаты берілді${whose}`, ru: `Шанырак: вам выдан сертификат подписи${whose}`, en: `Shanyraq: a signing certificate was issued to you${whose}`,
      }),
      says: from ? spoken({
        kk: `Сертификаттың күшіне енетін уақыты: ${inUtc(from)}.`, ru: `Подписывать сертификатом можно с ${inUtc(from)}.`, en: `It signs from ${inUtc(from)}.`,
      }) : spoken({ kk: 'Сертификатпен қазірдің өзінде қол қоюға болады.', ru: 'Подписывать сертификатом можно уже сейчас.', en: 'It signs from now on.' }),
      ground: spoken({ kk: 'тіркелгіңізден жіберілген сертификат сұрауы.', ru: 'запрос сертификата в вашей учётной записи.', en: 'a certificate was asked for in your account.' }),
      todo: spoken({
        kk: 'егер оны сіз алмаған болсаңыз, электрондық поштаңызға келген хаттағы сілтемені ашып, сертификатты кері қайтарып алыңыз: барлық сеанс та аяқталады. Одан кейін құпиясөзіңізді ауыстырыңыз. Өзіңіз алған болсаңыз, ештеңе істеудің қажеті жоқ.',
        ru: 'если его получили не вы, откройте ссылку из письма, которое пришло на вашу почту, и отзовите сертификат: завершатся и все сеансы. После этого смените пароль. Если его получили вы, ничего делать не нужно.',
        en: 'if it was not you who got it, open the link in the letter that went to your mailbox and stop it: the certificate is revoked and every session ends. Then change your password. If it was you, there is nothing to do.',
      }),
    }
  },
  codeGiven: (): LetterParts => ({
    kind: 'security/code', path: '/account/certificate',
    subject: spoken({ kk: 'Шаңырақ: сізге бір реттік код берілді', ru: 'Шанырак: вам выдан одноразовый код', en: 'Shanyraq: a one-time code was given to you' }),
    says: spoken({
      kk: 'Әкімші сізге жаңа қол қою сертификатын алуға арналған бір реттік код берді; кодты ол сізге өзі айтады.', ru: 'Администратор выдал вам одноразовый код для получения нового сертификата подписи; код он сообщит вам лично.',
      en: 'An administrator gave you a one-time code for a new signing certificate, and tells it to you in person.',
    }),
    ground: spoken({ kk: 'әкімшінің әрекеті.', ru: 'действие администратора.', en: 'an act of the administrator.' }),
    todo: spoken({
      kk: 'кодты өзіңіз сұраған болсаңыз, сертификатты осы код арқылы алыңыз. Сұрамаған болсаңыз, әкімшіге дереу хабарлаңыз.', ru: 'если вы просили код, получите по нему сертификат. Если не просили, немедленно сообщите администратору.',
      en: 'if you asked for it, get the certificate with it. If you did not, tell an administrator at once.',
    }),
  }),
}
