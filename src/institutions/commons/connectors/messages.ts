/** What is said when a source cannot be read, with the mend; and what is noted of a run. */
import { printSize } from '../../../kernel/files/index.ts'
import { kindNames, type PersonalDataKind } from '../../../kernel/personal-data/index.ts'
import { Failure } from '../../../law/failure.ts'
import { inEveryLanguage } from '../../../law/format.ts'
import { spoken, type Text } from '../../../law/text.ts'

const unavailable = (text: Text): Failure => new Failure('unavailable', text)
const invalid = (text: Text): Failure => new Failure('invalid', text)

export const notHttp = (): Failure => new Failure('refused', spoken({
  kk: 'Дереккөз http(s) емес мекенжайға бағыттайды. Басқа мекенжайды көрсетіңіз.',
  ru: 'Источник перенаправляет на адрес не по http(s). Укажите другой адрес.',
  en: 'The source leads to an address that is not http(s). Give another address.',
}))

export const tooManyRedirects = (host: string): Failure => invalid(spoken({
  kk: `«${host}» тым көп рет басқа мекенжайға бағыттады. Деректердің соңғы мекенжайын көрсетіңіз.`,
  ru: `«${host}» слишком много раз перенаправил на другой адрес. Укажите конечный адрес данных.`,
  en: `“${host}” led from address to address too often. Give the address at which the data really are.`,
}))

export const noAnswer = (host: string): Failure => unavailable(spoken({
  kk: `«${host}» жауап бермеді немесе байланыс үзілді. Дереккөздің жұмыс істеп тұрғанын тексеріңіз; кейін қайталап көреміз.`,
  ru: `«${host}» не ответил, или связь прервалась. Проверьте, работает ли источник; попытка будет повторена.`,
  en: `“${host}” did not answer, or the connection broke. Check that the source works; it will be tried again.`,
}))

export const keyRefused = (host: string): Failure => new Failure('refused', spoken({
  kk: `«${host}» рұқсат бермеді. Кілтті немесе құпиясөзді тексеріп, қайта енгізіңіз.`,
  ru: `«${host}» отказал в доступе. Проверьте ключ или пароль и введите его заново.`,
  en: `“${host}” refused access. Check the key or the password and enter it again.`,
}))

export const nothingThere = (host: string, what: string): Failure => invalid(spoken({
  kk: `«${host}» дереккөзінде «${what}» табылмады. Атауын тексеріңіз.`,
  ru: `В источнике «${host}» не найдено: «${what}». Проверьте название.`,
  en: `“${host}” has no “${what}”. Check the name.`,
}))

export const tooOften = (host: string): Failure => unavailable(spoken({
  kk: `«${host}» сұраулар санын шектеді (429). Деректерді сирегірек жинаңыз немесе жинауды кейінірек іске қосыңыз.`,
  ru: `«${host}» ограничил число запросов (429). Собирайте данные реже или запустите сбор позже.`,
  en: `“${host}” limits requests (429). Harvest less often, or run it later.`,
}))

export const badStatus = (host: string, status: number): Failure => (status >= 500 ? unavailable : invalid)(spoken({
  kk: `«${host}» ${status} кодымен жауап берді. Мекенжайды тексеріңіз немесе дереккөз иесіне хабарласыңыз.`,
  ru: `«${host}» ответил кодом ${status}. Проверьте адрес или обратитесь к владельцу источника.`,
  en: `“${host}” answered with status ${status}. Check the address, or ask whoever runs the source.`,
}))

export const notWhatItShouldBe = (host: string, what: string): Failure => invalid(spoken({
  kk: `«${host}» ${what} форматында жауап бермеді. Дереккөздің түрі мен мекенжайын тексеріңіз.`,
  ru: `Ответ «${host}» не соответствует формату ${what}. Проверьте вид и адрес источника.`,
  en: `“${host}” did not answer in ${what}. Check the kind and the address of the source.`,
}))

export const tooLarge = (limit: number): Failure => {
  const most = printSize(limit)
  return invalid(spoken({
    kk: `Дереккөз тым көп дерек береді: шегі — ${most.kk}. Шекті көтеріңіз немесе азырақ дерек сұраңыз. Ештеңе сақталмады.`,
    ru: `Источник отдаёт слишком много данных: предел — ${most.ru}. Поднимите предел или запросите меньше. Ничего не сохранено.`,
    en: `The source gives too much: the limit is ${most.en}. Raise the limit, or ask for less. Nothing was kept.`,
  }))
}

export const tooMany = (most: number): Failure => invalid(spoken({
  kk: `Дереккөздегі файлдар не жиындар тым көп: ең көбі — ${most}. Сұрауды тарылтыңыз.`,
  ru: `В источнике слишком много файлов или наборов: не более ${most}. Сузьте запрос.`,
  en: `The source has more than ${most} files or datasets. Ask for fewer.`,
}))

export const nothingFound = (): Failure => invalid(spoken({
  kk: 'Дереккөзде оқуға болатын дерек табылмады (CSV, XLSX, JSON, Parquet). Мекенжай мен сұрауды тексеріңіз.',
  ru: 'В источнике не найдено данных, которые можно прочитать (CSV, XLSX, JSON, Parquet). Проверьте адрес и запрос.',
  en: 'The source has no data that can be read (CSV, XLSX, JSON, Parquet). Check the address and the query.',
}))

export const samePageAgain = (host: string): Failure => invalid(spoken({
  kk: `«${host}» әр сұрауға бір бетті қайтарады, сондықтан деректерді толық алу мүмкін емес. Бет көлемін өзгертіп көріңіз.`,
  ru: `«${host}» на каждый запрос отдаёт одну и ту же страницу, получить данные целиком нельзя. Измените размер страницы.`,
  en: `“${host}” answers every request with the same page, so that the data cannot be had whole. Try another size of page.`,
}))

/** `said` is the database's own sentence. */
export const queryFailed = (said: string): Failure => invalid(spoken({
  kk: `Дерекқор сұрауды орындамады: ${said}. Сұрауды, дерекқор атауын және пайдаланушының құқықтарын тексеріңіз.`,
  ru: `База данных не выполнила запрос: ${said}. Проверьте запрос, имя базы и права пользователя.`,
  en: `The database did not run the query: ${said}. Check the query, the name of the database and the rights of the user.`,
}))

export const unsafeServer = (host: string): Failure => invalid(spoken({
  kk: `«${host}» серверінің TLS сертификаты тексерістен өтпеді немесе TLS қосылмаған. Сервердің сертификатын түзетіңіз.`,
  ru: `Сертификат TLS сервера «${host}» не прошёл проверку, или TLS не включён. Исправьте сертификат сервера.`,
  en: `The TLS certificate of “${host}” did not pass the check, or the server has no TLS. Mend the certificate of the server.`,
}))

export const noRight: Text = {
  kk: 'Коннекторды соңғы рет сақтаған адам енді бұл ұйымның атынан деректер жариялай алмайды. Құқығы бар адам коннекторды ашып, қайта сақтауы керек.',
  ru: 'Тот, кто последним сохранил коннектор, больше не может публиковать данные от имени этой организации. Пусть человек с правом публикации откроет коннектор и сохранит его.',
  en: 'Whoever saved the connector last may no longer publish for this organisation. Somebody who may should open the connector and save it.',
}
export const noNamespace: Text = {
  kk: 'Жиындар жариялау үшін алдымен «Менің деректер жиындарым» бетінде жариялау атауын таңдаңыз.',
  ru: 'Чтобы создавать наборы, сначала выберите имя для публикации на странице «Мои наборы данных».',
  en: 'Choose a name to publish under on the page “My datasets” first: datasets are made under it.',
}
export const noDataset: Text = {
  kk: 'Коннектор толтыратын жиын жойылған. Коннекторды жойыңыз немесе басқа жиынға жаңасын қосыңыз.',
  ru: 'Набор, который наполняет коннектор, удалён. Удалите коннектор или добавьте новый для другого набора.',
  en: 'The dataset that the connector fills is gone. Remove the connector, or add one for another dataset.',
}
export const withdrawn: Text = {
  kk: 'Жиын қайтарып алынған, оған жаңа нұсқа қосылмайды. Жиынды қайта ашыңыз немесе коннекторды тоқтата тұрыңыз.',
  ru: 'Набор отозван, новые версии в него не добавляются. Откройте набор снова или приостановите коннектор.',
  en: 'The dataset is withdrawn and takes no new versions. Open it again, or pause the connector.',
}
export const fault: Text = {
  kk: 'Деректерді жинау кезінде ішкі қате болды. Жүйе операторына хабарласыңыз.',
  ru: 'При сборе данных произошла внутренняя ошибка. Обратитесь к оператору системы.',
  en: 'Something went wrong with us while harvesting. Tell the operator of the system.',
}
export const notFoundConnector: Text = {
  kk: 'Мұндай коннектор жоқ.', ru: 'Такого коннектора нет.', en: 'There is no such connector.',
}
export const notYours: Text = {
  kk: 'Коннекторды тек иесінің атынан жариялауға құқығы бар адам өзгерте алады. Жоғарыдағы мәзірден кімнің атынан әрекет ететініңізді таңдаңыз.',
  ru: 'Изменять коннектор может только тот, кто вправе публиковать от имени его владельца. Выберите в меню вверху, от чьего имени вы действуете.',
  en: 'Only whoever may publish for its owner changes a connector. Choose in the menu above on whose behalf you act.',
}
export const takenDataset: Text = {
  kk: 'Бұл жиынды басқа коннектор толтырады. Бір жиынға бір ғана коннектор қосылады.',
  ru: 'Этот набор уже наполняет другой коннектор. К набору подключается только один коннектор.',
  en: 'Another connector fills this dataset. A dataset has one connector at most.',
}
export const secretAgain: Text = {
  kk: 'Мекенжай өзгерді: кілтті немесе құпиясөзді қайта енгізіңіз.',
  ru: 'Адрес изменился: введите ключ или пароль заново.',
  en: 'The address has changed: enter the key or the password again.',
}
export const choosesDataset: Text = {
  kk: 'Толтырылатын жиынды таңдаңыз.', ru: 'Выберите набор, который нужно наполнять.', en: 'Choose the dataset to fill.',
}

/** What one dataset of a catalogue did not give, while the rest went on. */
export const skipped = (name: string, why: Text): Text => spoken({ kk: `${name}: ${why.kk}`, ru: `${name}: ${why.ru}`, en: `${name}: ${why.en}` })
export const takenOut = (name: string, kinds: readonly PersonalDataKind[]): Text => inEveryLanguage((locale) => {
  const named = kinds.map((kind) => kindNames[kind][locale]).join(', ')
  return spoken({
    kk: `${name}: дереккөздегі сипаттамадан дербес деректер алып тасталды (${named}).`, ru: `${name}: из описания в источнике убраны персональные данные (${named}).`,
    en: `${name}: personal data was taken out of what the source says (${named}).`,
  })[locale]
})
export const removedBefore = (name: string): Text => spoken({
  kk: `${name}: иесі жойған, қайта құрылмайды.`, ru: `${name}: удалён владельцем, заново не создаётся.`, en: `${name}: its owner removed it, so it is not made again.`,
})
export const noData = (name: string): Text => spoken({
  kk: `${name}: оқылатын файлы жоқ.`, ru: `${name}: нет файлов, которые можно прочитать.`, en: `${name}: it has no file that can be read.`,
})

/** Stands below a text that is in another language than it should be. */
export const fromSource = (host: string): Text => spoken({
  kk: `Мәтін «${host}» дереккөзінен алынды, аударылмаған.`,
  ru: `Текст взят из источника «${host}» без перевода.`,
  en: `This text comes from “${host}” and is not translated.`,
})

