/** What the commons says when something cannot be done, with the mend. */
import { inThisCountry } from '../../law/conventions.ts'
import { formatNumber, inEveryLanguage } from '../../law/format.ts'
import { kindNames, type PersonalDataKind } from '../../kernel/personal-data/index.ts'
import type { ByChance } from './gate/index.ts'
import { type Locale, spoken, type Text } from '../../law/text.ts'
import { refusalWords } from './policy.messages.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const messages = {
  noDataset: refusalWords['not found'],
  keyForTemporary: {
    kk: 'Уақытша кілт портал кілтімен беріледі: «Портал кілттері» бетінде кілт жасап, оны сұрауға қосыңыз.',
    ru: 'Временный ключ выдаётся по ключу портала: создайте ключ на странице «Ключи портала» и передайте его с запросом.',
    en: 'A temporary key is given for a portal key: make one on the page “Portal keys” and send it with the request.',
  },
  noVersion: say(
    'Мұндай нұсқа жоқ: бар нұсқалар деректер жиынының бетінде көрсетілген.', 'Такой версии нет: имеющиеся версии указаны на странице набора.', 'There is no such version: the page of the dataset names those that there are.'),
  notOwner: say('Деректер жиынын тек иесі өзгерте алады.', 'Менять набор данных может только его владелец.', 'Only its owner can change a dataset.'),
  noOffice: say(
    'Деректерді ұйым атынан немесе өз атыңыздан жариялаңыз: жоғарыдағы мәзірден кімнің атынан әрекет ететініңізді таңдаңыз.',
    'Публикуйте данные от имени организации или от своего имени: выберите в меню вверху, от чьего имени вы действуете.',
    'Publish data for an organisation or for yourself: choose in the menu above on whose behalf you act.'),
  mayNotPublish: say(
    'Ұйым атынан деректерді оның басшысы немесе басшының сенімхаты бар адам жариялай алады.',
    'Публиковать данные от имени организации может её руководитель или тот, кому он дал доверенность.',
    'Data of an organisation are published by its head or by somebody with the head’s delegation.'),
  badSlug: say(
    'Атау латын әріптері мен цифрлардан тұрады; ішінде нүкте, сызықша және астыңғы сызық болуы мүмкін; ең көбі 96 таңба.',
    'Имя состоит из латинских букв и цифр, внутри допустимы точка, дефис и подчёркивание; не более 96 знаков.',
    'A name has Latin letters and digits, inside also dots, hyphens and underscores; 96 characters at most.'),
  namespaceTaken: say('Бұл атау бос емес: басқасын таңдаңыз.', 'Это имя занято: выберите другое.', 'This name is taken: choose another one.'),
  namespaceChosen: say('Атау бұрын таңдалған, оны өзгертуге болмайды.', 'Имя уже выбрано, изменить его нельзя.', 'The name was chosen before and cannot be changed.'),
  notNamespace: say('Бұл атау басқа иеленушіге тиесілі: өз атауыңызбен жариялаңыз.', 'Это имя принадлежит другому владельцу: публикуйте под своим.', 'This name is another’s: publish under your own.'),
  nameTaken: say('Мұндай атауы бар деректер жиыны бұрыннан бар: басқа атау таңдаңыз.', 'Набор данных с таким именем уже есть: выберите другое.', 'There is a dataset of this name already: choose another one.'),
  noDescription: say('Алдымен деректер жиынын сипаттаңыз.', 'Сначала опишите набор данных.', 'Describe the dataset first.'),
  noReleased: say(
    'Жарияланатын нұсқа жоқ: файлдарды жүктеп, дербес деректер туралы шешім қабылдаңыз.',
    'Нет версии для публикации: загрузите файлы и примите решение о персональных данных.',
    'There is no version to publish: upload files and decide on the personal data.'),
  publishedAlready: say('Деректер жиыны жарияланған.', 'Набор данных уже опубликован.', 'The dataset is published already.'),
  notDraft: say(
    'Жарияланған деректер жиыны жойылмайды: оны қайтарып алуға болады.', 'Опубликованный набор не удаляют: его можно отозвать.', 'A published dataset is not deleted: it can be withdrawn.'),
  unknownTheme: say('Мұндай тақырып жоқ.', 'Такой темы нет.', 'There is no such theme.'),
  unknownLicence: say('Лицензия SPDX тізімінде жоқ.', 'Лицензии нет в списке SPDX.', 'The licence is not in the SPDX list.'),
  atOnceBeyond: say(
    'Бірден берілетін рұқсат жалпы шарттардан кең болмауы керек.', 'То, что предоставляется сразу, не может выходить за общие условия.', 'What is granted at once cannot go beyond the terms.'),
  unfitName: say(
    'Шектелетін баған атауында үтір, « = » немесе « | » болмауы керек.', 'В имени ограничиваемого столбца не должно быть запятой, « = » и « | ».', 'The name of a restricted column cannot hold a comma, “ = ” or “ | ”.'),
  nothingToRead: say(
    'Файлдардың ішінде оқылатын деректер жоқ: CSV, XLSX, JSON, Parquet немесе мәтін жүктеңіз.',
    'В файлах нет данных, которые можно прочитать: загрузите CSV, XLSX, JSON, Parquet или текст.',
    'No file holds data that can be read: upload CSV, XLSX, JSON, Parquet or text.'),
  fault: say(
    'Деректерді оқу кезінде ақау болды. Әкімшіге хабарланды; файлды кейін қайта жіберіп көріңіз.',
    'При чтении данных произошёл сбой. Администратор уведомлён; попробуйте отправить файл позже.',
    'Reading the data failed on our side. The administrator was told; try to send the file again later.'),
  blocked: say('Дербес деректер табылған бағанға байланысты иесі нұсқаны жарияламады.', 'Владелец не опубликовал версию из-за столбца с персональными данными.', 'The owner did not release the version because of a column with personal data.'),
  judging: say('Дербес деректер ізделуде', 'Идёт поиск персональных данных', 'Looking for personal data'),
  releasing: say('Нұсқа жариялануда', 'Версия публикуется', 'Publishing the version'),
  stopped: say('Файлдарды оқу иесінің өтінуі бойынша тоқтатылды.', 'Чтение файлов остановлено по просьбе владельца.', 'The owner stopped the reading.'),
  notReading: say('Бұл нұсқа қазір оқылып жатқан жоқ.', 'Эта версия сейчас не читается.', 'This version is not being read now.'),
  get noOrganisation() { return inThisCountry(say(
    'Порталда мұндай {organisation}-і бар ұйым жоқ: нөмірді тексеріңіз.', 'На портале нет организации с таким {organisation}: проверьте номер.',
    'No organisation with this {organisation} is on the portal: check the number.')) },
  notMadeUp: say(
    'Жылдық құпиялылық бюджетінің ашылған бөлігі бұл нұсқаның жасанды жолдарына жетпеді: жұртқа тек бағандардың атауы, түрі және жолдар саны көрсетіледі.',
    'Открытой части годового бюджета приватности не хватило на искусственные строки этой версии: всем видны только названия и типы столбцов и число строк.',
    'What is open of the year’s privacy budget does not cover made-up rows of this version: everybody sees only names and types of the columns and the number of rows.'),
  nothingToAsk: say(
    'Иесі бұл деректердің жолдарын ешкімге бермейді, сондықтан рұқсат сұраудың қажеті жоқ. Жиынтық көрсеткіштері берілетін болса, олар деректер жиынының бетіндегі «Жиынтық көрсеткіштер» бөлімінде.',
    'Владелец никому не предоставляет строки этих данных, поэтому запрашивать доступ незачем. Сводные показатели, если владелец их даёт, — на странице набора, в разделе «Сводные показатели».',
    'The owner lends the rows of these data to nobody, so there is nothing to ask for. Aggregates, where the owner gives them, are on the page of the dataset under “Aggregates”.'),
  barred: say(
    'Иесі бұл деректерді ұйымыңызға бермейді: рұқсат қайтарып алынған немесе иесі тыйым салған. Иесі тыйымды алып тастағанша рұқсат сұрауға болмайды.',
    'Владелец не предоставляет эти данные вашей организации: доступ отозван или владелец его закрыл. Запросить доступ можно, когда владелец снимет запрет.',
    'The owner does not lend these data to your organisation: access was taken back, or the owner has barred it. You can ask again when the owner lifts the bar.'),
  noGrant: say('Бұл деректер жиыны бойынша мұндай рұқсат жоқ.', 'На этот набор данных такого разрешения нет.', 'There is no such grant on this dataset.'),
  notPublishedVersion: say('Тек жарияланған нұсқаны қайтарып алуға болады.', 'Отозвать можно только опубликованную версию.', 'Only a published version can be taken back.'),
  notInReview: say('Бұл нұсқа бойынша шешім күтілмейді.', 'По этой версии решение не требуется.', 'This version does not wait for a decision.'),
  decisionOpen: say('Бұл нұсқа бойынша шешім бұрын жіберілген: оны «Істерім» бетінен ашыңыз.', 'Решение по этой версии уже отправлено: откройте его на странице «Мои дела».', 'A decision on this version was filed already: open it on the page “My cases”.'),
  undecided: say('Әр баған бойынша шешім қабылдаңыз.', 'Примите решение по каждому столбцу.', 'Every column needs a decision.'),
  keptNeedsReasons: say(
    'Дербес деректер табылған бағанды өзгеріссіз қалдырсаңыз, негіздемесін жазыңыз.',
    'Если столбец с признаками персональных данных остаётся без изменений, укажите обоснование.',
    'Give reasons when a column in which personal data was found is kept as it is.'),
  followsNothing: say('Қараламаның жаңартуларын бақылауға болмайды.', 'За обновлениями черновика следить нельзя.', 'A draft cannot be followed.'),
  notPublished: say('Деректер жиыны жарияланбаған.', 'Набор данных не опубликован.', 'The dataset is not published.'),
  notWithdrawn: say('Деректер жиыны қайтарып алынбаған.', 'Набор данных не отозван.', 'The dataset is not withdrawn.'),
} as const satisfies Record<string, Text>

/** Names of columns or files that are personal data; the names come masked. */
export const tellingNames = (names: string): Text => spoken({
  kk: `Баған, кесте немесе файл атауларының өзі дербес деректер сияқты (${names}), ал атаулар бәріне көрінеді. Кестенің бірінші жолына баған атауларын жазыңыз, файлдардың атауын өзгертіңіз де, қайта жүктеңіз.`,
  ru: `Сами имена столбцов, таблиц или файлов похожи на персональные данные (${names}), а имена видны всем. Укажите в первой строке таблицы названия столбцов, переименуйте файлы и загрузите их снова.`,
  en: `Names of columns, tables or files are themselves personal data (${names}), and names are seen by everybody. Put headings into the first row of the table, rename the files, and upload them again.`,
})

/** A text that everybody reads, with personal data of these kinds in it. */
export const personalSaid = (kinds: readonly PersonalDataKind[]): Text => {
  const named = (locale: Locale): string => kinds.map((kind) => kindNames[kind][locale]).join(', ')
  return spoken({
    kk: `Бұл мәтін бәріне көрінеді, ал онда дербес деректер бар: ${named('kk')}. Оларды алып тастап, қайта сақтаңыз.`,
    ru: `Этот текст видят все, а в нём есть персональные данные: ${named('ru')}. Уберите их и сохраните снова.`,
    en: `Everybody sees this text, and it holds personal data: ${named('en')}. Take them out and save it again.`,
  })
}

/** Numbers in a column of which nobody was asked, since chance makes as many right. */
export const rightByChance = ({ table, column, kind, right, byChance }: ByChance): Text => inEveryLanguage((locale) => {
  const name = kindNames[kind][locale]
  const [found, expected] = [formatNumber(right, locale), formatNumber(Math.round(byChance * 10) / 10, locale)]
  return spoken({
    kk: `«${column}» бағанында (${table}) бақылау цифры дұрыс нөмірлер бар (${name}): ${found}. Кездейсоқ сандардың арасында да шамамен осынша болады (${expected}), сондықтан бұл баған бойынша шешім сұралған жоқ. Олардың арасында адамдардың нөмірлері бар екенін білсеңіз, оларды алып тастап, файлды қайта жүктеңіз.`,
    ru: `В столбце «${column}» (${table}) есть номера с верной контрольной цифрой (${name}): ${found}. Среди случайных чисел их было бы примерно столько же (${expected}), поэтому решение по столбцу не запрашивается. Если вы знаете, что среди них есть номера людей, уберите их и загрузите файл снова.`,
    en: `The column “${column}” (${table}) holds numbers whose check digit is right (${name}): ${found}. Chance makes about as many right (${expected}), so no decision is asked for. If you know that some are numbers of people, take them out and upload the file again.`,
  })[locale]
})

/** A commit of more files with data than are read at a time. */
export const tooManyToRead = (most: number): Text => spoken({
  kk: `Бір нұсқада ең көбі ${most} деректер файлы оқылады. Файлдарды біріктіріп, қайта жүктеңіз.`,
  ru: `В одной версии читается не больше ${most} файлов с данными. Объедините файлы и загрузите снова.`,
  en: `At most ${most} files with data are read into one version. Join files, and upload them again.`,
})

/** Why the owner of a dataset that others suspend releases nothing of it. */
export const suspendedDataset = (reason: Text): Text => say(
  `Деректер жиынының қолданысы өкіммен тоқтатыла тұрған, сондықтан жаңа нұсқа шығарылмайды. Шағымдану тәртібі «Сізге қатысты өкімдер» бетінде көрсетілген. Себебі: ${reason.kk}`,
  `Действие набора данных приостановлено распоряжением, поэтому новая версия не выпускается. Порядок обжалования — на странице «Распоряжения, которые вас касаются». Причина: ${reason.ru}`,
  `An order suspends the dataset, so no new version is released. How to appeal is on the page “Orders that bind you”. The reason: ${reason.en}`)
