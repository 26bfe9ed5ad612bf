/** Why access to data is refused, and what would help. */
import { inThisCountry } from '../../law/conventions.ts'
import { spoken, type Text } from '../../law/text.ts'

/** Why nobody gets what they asked for. */
export type Denial = 'not found' | 'suspended' | 'withdrawn' | 'sign in' | 'prove yourself' | 'ask' | 'not a named person' | 'expired' | 'revoked' | 'not lent in this way' | 'another purpose' | 'another version'

export const refusalWords: Readonly<Record<Denial, Text>> = {
  'not found': {
    kk: 'Мұндай деректер жиыны жоқ немесе ол сізге ашық емес: атауын каталогтан табыңыз немесе жүйеге кіріп, қайталаңыз.',
    ru: 'Такого набора данных нет, или он вам недоступен: найдите его имя в каталоге или войдите в систему и повторите.',
    en: 'There is no such dataset, or it is not open to you: find its name in the catalogue, or sign in and try again.',
  },
  withdrawn: {
    kk: 'Иесі деректерді қайтарып алды: оларды енді оқуға болмайды. Каталогтан ұқсас деректерді іздеңіз немесе иесіне жүгініңіз.',
    ru: 'Владелец отозвал данные: читать их больше нельзя. Поищите похожие в каталоге или обратитесь к владельцу.',
    en: 'The owner has withdrawn the data: they can no longer be read. Look for similar data in the catalogue, or write to the owner.',
  },
  'sign in': { kk: 'Бұл деректерді алу үшін жүйеге кіріңіз.', ru: 'Чтобы получить эти данные, войдите в систему.', en: 'Sign in to get these data.' },
  get 'prove yourself'() { return inThisCountry(spoken({
    kk: 'Бұл көрсеткіштер кім екені расталғандарға ғана беріледі: жеке тұлға — {person}-ін, ұйым — басшысын растауы тиіс. Оны «Кабинет» бетінде жасаңыз.',
    ru: 'Эти показатели предоставляются только тем, чья личность подтверждена: человек подтверждает {person}, организация — своего руководителя. Сделайте это в разделе «Кабинет».',
    en: 'These numbers are given only to those of whom it is proved who they are: a person by their {person}, an organisation by its head. Prove it in “Account”.',
  })) },
  ask: {
    kk: 'Деректер рұқсат бойынша беріледі: ұйымыңыздың атынан рұқсат сұраңыз.',
    ru: 'Данные предоставляются по разрешению: запросите доступ от имени вашей организации.',
    en: 'The data are lent by permission: ask for access on behalf of your organisation.',
  },
  'not a named person': {
    kk: 'Рұқсат ұйымыңызға берілген, бірақ онда аталған адамдардың арасында сіз жоқсыз: өзіңізге де рұқсат сұраңыз.',
    ru: 'Вашей организации доступ предоставлен, но вас среди названных людей нет: запросите его и для себя.',
    en: 'Your organisation has access, but you are not among the people named: ask for access for you too.',
  },
  expired: { kk: 'Рұқсаттың мерзімі өтті: қайта сұраңыз.', ru: 'Срок доступа истёк: запросите его снова.', en: 'The access has expired: ask for it again.' },
  suspended: {
    kk: 'Сіздің құқықтарыңыз өкіммен тоқтатыла тұрған: себебі мен шағымдану тәртібі өкімде жазылған.', ru: 'Ваши права приостановлены распоряжением: причина и порядок обжалования указаны в нём.',
    en: 'Your rights are suspended by an order: it says why, and how to appeal.',
  },
  revoked: {
    kk: 'Рұқсат қайтарып алынған: негізін шешімнен қараңыз; себебі жойылса, рұқсатты қайта сұраңыз.', ru: 'Доступ отозван: основание указано в решении; если причина устранена, запросите доступ снова.',
    en: 'The access was withdrawn: the decision says why; ask for it again when that is mended.',
  },
  'not lent in this way': {
    kk: 'Деректер бұл тәсілмен берілмейді: қандай тәсілмен берілетіні деректер жиынының бетінде жазылған.',
    ru: 'Таким способом данные не предоставляются: доступные способы названы на странице набора.',
    en: 'The data are not lent in this way: the page of the dataset says in which ways they are.',
  },
  'another purpose': {
    kk: 'Рұқсат басқа мақсатқа берілген: осы мақсатқа бөлек рұқсат сұраңыз.', ru: 'Доступ предоставлен для другой цели: запросите его для этой цели.', en: 'The access was granted for another purpose: ask for it for this one.',
  },
  'another version': {
    kk: 'Рұқсат бұл нұсқаға қолданылмайды: рұқсатта аталған нұсқадан бастап оқыңыз немесе осы нұсқаға рұқсат сұраңыз.',
    ru: 'Доступ не распространяется на эту версию: читайте версии начиная с указанной в разрешении или запросите доступ к этой.',
    en: 'The access does not cover this version: read from the one that it names, or ask for access to this one.',
  },
}
