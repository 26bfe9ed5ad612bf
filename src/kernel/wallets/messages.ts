/** The words of wallets: what claims are called, and why what a phone shows is refused. */
import { same, type Text } from '../../law/text.ts'

export const claimWords = {
  name: { kk: 'Кімге берілген', ru: 'Кому выдано', en: 'Given to' },
  organisationNumber: { kk: 'Ұйымның сәйкестендіру нөмірі', ru: 'Идентификационный номер организации', en: 'Number of the organisation' },
  decision: { kk: 'Шешімнің нөмірі мен хеші', ru: 'Номер и хеш решения', en: 'Number and hash of the decision' },
  unnamed: (name: string): Text => same(name),
} as const

export const messages = {
  notOffered: {
    kk: 'Бұл шешім әмиянға берілмейді: ол куәлік емес, күшінде емес немесе мұндай куәлік енді берілмейді.',
    ru: 'Это решение нельзя поместить в кошелёк: это не свидетельство, оно не действует, или такие свидетельства больше не выдаются.',
    en: 'This decision cannot be taken into a wallet: it is no certificate, it is not in force, or such certificates are no longer given.',
  },
  noCopy: { kk: 'Әмиянда мұндай куәлік жоқ, немесе оның қолданылуы тоқтатылған.', ru: 'Такого свидетельства в кошельке нет, или его действие уже прекращено.', en: 'There is no such certificate in a wallet, or it was ended already.' },
  noQuestion: { kk: 'Бұл сұрау жоқ, немесе оның уақыты өтті. Қайта сұраңыз.', ru: 'Такого запроса нет, или его время истекло. Запросите заново.', en: 'There is no such question, or its time is over. Ask anew.' },
  noKind: { kk: 'Тізімнен куәліктің түрін таңдаңыз.', ru: 'Выберите вид свидетельства из списка.', en: 'Choose a kind of certificate from the list.' },
} as const satisfies Record<string, Text>

/** Why what a phone showed is refused, each with its mend. */
export const faults = {
  unreadable: {
    kk: 'Телефон жіберген жауап оқылмады. Сұрауды қайталаңыз; қайтадан шықпаса, басқа әмиян қолданбасын пайдаланыңыз.',
    ru: 'Ответ телефона не удалось прочитать. Повторите запрос; если не поможет, нужно другое приложение-кошелёк.',
    en: 'What the phone sent cannot be read. Ask again; if that does not help, another wallet is needed.',
  },
  declined: {
    kk: 'Телефон иесі көрсетуден бас тартты. Қажет болса, неліктен сұрайтыныңызды түсіндіріп, қайта сұраңыз.',
    ru: 'Владелец телефона отказался показать свидетельство. Если нужно, объясните, зачем вы спрашиваете, и запросите ещё раз.',
    en: 'Whoever has the phone did not want to show it. If you need it, say what for, and ask again.',
  },
  'no key binding': {
    kk: 'Жауапта телефон кілтінің қолтаңбасы жоқ: куәліктің көшірмесін кез келген адам жіберген болуы мүмкін. Куәлік берілген телефоннан көрсетуді сұраңыз.',
    ru: 'В ответе нет подписи ключом телефона: копию свидетельства мог прислать кто угодно. Попросите показать с того телефона, на который оно выдано.',
    en: 'The answer is not signed by the key of a phone: anybody may have sent a copy of the certificate. Ask to show it from the phone to which it was given.',
  },
  foreign: {
    kk: 'Куәлікке осы порталдың мекемелерінің ешқайсысының мөрі басылмаған. Осы порталда берілген куәлікті сұраңыз.',
    ru: 'На свидетельстве нет печати ни одного органа этого портала. Попросите свидетельство, выданное на этом портале.',
    en: 'No body of this portal has sealed the certificate. Ask for one that was given at this portal.',
  },
  'bad signature': {
    kk: 'Мөр куәліктің мазмұнына сай емес: ол өзгертілген. Иесінен куәлікті әмиянға қайта алуды сұраңыз.',
    ru: 'Печать не соответствует содержанию: свидетельство изменено. Попросите владельца заново поместить его в кошелёк.',
    en: 'The seal does not fit what it says: the certificate was changed. Ask its holder to take it into the wallet anew.',
  },
  'added claim': {
    kk: 'Жауапқа куәлікте жоқ мәлімет қосылған. Бұл жауапқа сенбеңіз; куәлікті қайта көрсетуді сұраңыз.',
    ru: 'К ответу добавлены сведения, которых нет в свидетельстве. Не верьте этому ответу; попросите показать свидетельство заново.',
    en: 'Something was added that the certificate does not say. Do not believe this answer; ask to show the certificate anew.',
  },
  'other key': {
    kk: 'Жауапқа куәлік байланған кілтпен қол қойылмаған: ол басқа телефоннан жіберілген. Куәлік берілген телефоннан көрсетуді сұраңыз.',
    ru: 'Ответ подписан не тем ключом, к которому привязано свидетельство: он пришёл с другого телефона. Попросите показать с того телефона, на который оно выдано.',
    en: 'The answer is not signed by the key to which the certificate is bound: it came from another phone. Ask to show it from the phone to which it was given.',
  },
  'other audience': {
    kk: 'Жауап басқа тексерушіге арналған. Осы беттегі кодты сканерлеп, қайта көрсетуді сұраңыз.',
    ru: 'Ответ предназначен другому проверяющему. Попросите отсканировать код на этой странице и показать заново.',
    en: 'The answer is for somebody else who checks. Ask to scan the code on this page and to show it anew.',
  },
  'other question': {
    kk: 'Жауап басқа сұрауға берілген немесе бұрын пайдаланылған. Жаңадан сұраңыз.',
    ru: 'Ответ дан на другой запрос или уже использован. Запросите заново.',
    en: 'The answer belongs to another question, or was used already. Ask anew.',
  },
  changed: {
    kk: 'Қол қойылғаннан кейін жауаптың құрамы өзгертілген. Куәлікті қайта көрсетуді сұраңыз.',
    ru: 'После подписания состав ответа изменён. Попросите показать свидетельство заново.',
    en: 'What is shown was changed after it was signed. Ask to show the certificate anew.',
  },
  stale: {
    kk: 'Жауапқа қазір қол қойылмаған: телефонның сағаты қате немесе жауап ескі. Телефон уақытын түзетіп, қайта көрсетуді сұраңыз.',
    ru: 'Ответ подписан не сейчас: часы телефона идут неверно, или ответ старый. Попросите исправить время на телефоне и показать заново.',
    en: 'The answer was not signed now: the clock of the phone is wrong, or the answer is old. Ask to set the time of the phone right and to show it anew.',
  },
  'other kind': {
    kk: 'Бұл сіз сұраған куәлік емес. Сұралған түрін көрсетуді сұраңыз.',
    ru: 'Это не то свидетельство, которое вы запросили. Попросите показать запрошенное.',
    en: 'This is not the certificate that you asked for. Ask for that one.',
  },
  'claim missing': {
    kk: 'Сұралған мәліметтердің бәрі көрсетілмеді. Қайта сұраңыз немесе азырақ мәлімет сұраңыз.',
    ru: 'Показаны не все запрошенные сведения. Запросите заново или спросите меньше.',
    en: 'Not all that you asked for was shown. Ask anew, or ask for less.',
  },
  'not yet': {
    kk: 'Куәлік әлі күшіне енген жоқ.',
    ru: 'Свидетельство ещё не действует.',
    en: 'The certificate is not in force yet.',
  },
  expired: {
    kk: 'Куәліктің мерзімі өткен. Иесі жаңасын алуы керек.',
    ru: 'Срок свидетельства истёк. Владельцу нужно новое.',
    en: 'The certificate has expired. Its holder needs a new one.',
  },
  ended: {
    kk: 'Куәліктің күші жойылған немесе иесі оның осы телефондағы көшірмесін тоқтатқан. Куәліктің нөмірі бойынша тексеріңіз.',
    ru: 'Свидетельство отменено, или владелец прекратил действие его копии на этом телефоне. Проверьте свидетельство по номеру.',
    en: 'The certificate was revoked, or its holder has ended the copy on this phone. Check the certificate by its number.',
  },
  suspended: {
    kk: 'Куәліктің қолданысы тоқтатыла тұрған. Куәліктің нөмірі бойынша тексеріңіз.',
    ru: 'Действие свидетельства приостановлено. Проверьте его по номеру.',
    en: 'The certificate is suspended. Check it by its number.',
  },
} as const satisfies Record<string, Text>

/** What can be wrong with what a phone shows. */
export type ShownFault = keyof typeof faults
export const faultNames = Object.keys(faults) as readonly ShownFault[]
