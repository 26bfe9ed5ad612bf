/** What the S3 door says when something cannot be done, with the mend. */
import { spoken, type Text } from '../../../law/text.ts'

export const words = {
  readOnly: {
    kk: 'S3 арқылы деректерді оқуға ғана болады: файлдар порталда жүктеледі және жойылады.',
    ru: 'Через S3 данные можно только читать: файлы загружают и удаляют на портале.',
    en: 'Over S3 data can only be read: files are uploaded and removed in the portal.',
  },
  badSignature: {
    kk: 'Қолтаңба сәйкес келмейді: secret access key мәнін және мекенжайды тексеріңіз.',
    ru: 'Подпись не сходится: проверьте secret access key и адрес.',
    en: 'The signature does not match: check the secret access key and the address.',
  },
  noSignature: {
    kk: 'Сұрауға Signature Version 4 бойынша, бір ғана тәсілмен қол қойылуы керек: не тақырыпта, не мекенжайда. Клиент баптауында signature_version = s3v4 деп көрсетіңіз.',
    ru: 'Запрос подписывается по Signature Version 4 и одним способом: либо в заголовке, либо в адресе. Укажите в настройках клиента signature_version = s3v4.',
    en: 'A request is signed by Signature Version 4 and in one way: in the header or in the address. Set signature_version = s3v4 in the client.',
  },
  pairNeeded: {
    kk: 'Портал кілтінің өзі мұнда қабылданбайды: ол әр сұрауда көрініп тұрар еді. «Портал кілттері» бетінде жаңа кілт жасап, оның S3 жұбын пайдаланыңыз.',
    ru: 'Сам ключ портала здесь не принимается: он был бы виден в каждом запросе. Создайте новый ключ на странице «Ключи портала» и используйте его пару для S3.',
    en: 'The portal key itself is not taken here: it would stand in every request. Make a new key on the page “Portal keys” and use its pair for S3.',
  },
  skewed: {
    kk: 'Сұрауға қол қойылған уақыт портал сағатынан 15 минуттан артық алшақ: компьютердің сағатын тексеріңіз.',
    ru: 'Время подписи запроса отличается от часов портала более чем на 15 минут: проверьте часы компьютера.',
    en: 'The request was signed more than 15 minutes before or after the time here: check the clock of the computer.',
  },
  alteredToken: {
    kk: 'Сеанс токені жарамсыз: ол өзгертілген немесе басқа уақытша кілттікі. Кілттің өзін, құпиясын және токенін бірге, берілген күйінде пайдаланыңыз.',
    ru: 'Токен сеанса недействителен: он изменён или относится к другому временному ключу. Используйте ключ, секрет и токен вместе, в том виде, в каком они выданы.',
    en: 'The session token is not valid: it was altered, or is of another temporary key. Use key, secret and token together, as they were given.',
  },
  noToken: {
    kk: 'Уақытша кілт сеанс токенінсіз қабылданбайды: клиентке session token мәнін де беріңіз.',
    ru: 'Временный ключ не принимается без токена сеанса: передайте клиенту и session token.',
    en: 'A temporary key is not taken without its session token: give the client the session token too.',
  },
  expiredToken: {
    kk: 'Уақытша кілттің мерзімі өтті: жаңасын алыңыз.', ru: 'Срок действия временного ключа истёк: получите новый.', en: 'The temporary key has expired: get a new one.',
  },
  otherData: {
    kk: 'Бұл уақытша кілт басқа деректерге берілген: ол бір деректер жиынының кілт берілген сәтте қолжетімді болған нұсқаларын ғана ашады. Осы деректер үшін жаңа кілт алыңыз.',
    ru: 'Этот временный ключ выдан для других данных: он открывает только версии одного набора, доступные в момент выдачи. Получите новый ключ для этих данных.',
    en: 'This temporary key was given for other data: it opens only the versions of one dataset that were lent when it was made. Get a new one for these data.',
  },
  noVersionLent: {
    kk: 'Бұл нұсқа сізге ашық емес: деректер жиынының бетінде қандай нұсқалар бар екенін қараңыз.', ru: 'Эта версия вам недоступна: посмотрите на странице набора, какие версии есть.',
    en: 'This version is not lent to you: see on the page of the dataset which versions there are.',
  },
  otherAction: {
    kk: 'Мұнда тек AssumeRoleWithWebIdentity әрекеті бар.', ru: 'Здесь есть только действие AssumeRoleWithWebIdentity.', en: 'AssumeRoleWithWebIdentity is the only action here.',
  },
  noRole: {
    kk: 'RoleArn деректер жиынын көрсетуі керек: arn:shanyraq:commons:::dataset/NAMESPACE/NAME немесе бір нұсқасын: …/NAME@v2.',
    ru: 'RoleArn должен указывать на набор данных: arn:shanyraq:commons:::dataset/NAMESPACE/NAME, или одну его версию: …/NAME@v2.',
    en: 'RoleArn must name a dataset, arn:shanyraq:commons:::dataset/NAMESPACE/NAME, or one version of it, …/NAME@v2.',
  },
  wrongLife: ({ least, most }: { readonly least: number; readonly most: number }): Text => spoken({
    kk: `DurationSeconds ${least} бен ${most} арасындағы бүтін сан болуы керек.`, ru: `DurationSeconds должно быть целым числом от ${least} до ${most}.`,
    en: `DurationSeconds must be a whole number from ${least} to ${most}.`,
  }),
  expired: { kk: 'Қол қойылған сілтеменің мерзімі өтті: жаңасын жасаңыз.', ru: 'Срок действия подписанной ссылки истёк: создайте новую.', en: 'The presigned address has expired: make a new one.' },
  unknownKey: {
    kk: 'Мұндай портал кілті жоқ, оның мерзімі өткен немесе ол кері қайтарып алынған: «Портал кілттері» бетінде жаңа кілт жасап, оның S3 жұбын пайдаланыңыз.',
    ru: 'Такого ключа портала нет, его срок истёк или он отозван: создайте новый на странице «Ключи портала» и используйте его пару для S3.',
    en: 'There is no such portal key, or it has expired or was revoked: make a new one on the page “Portal keys” and use its pair for S3.',
  },
  noBucket: {
    kk: 'Мұндай атау жоқ немесе онда сізге ашық деректер жоқ: бакеттер тізімінен атауын тексеріңіз немесе деректер жиынының бетінен рұқсат сұраңыз.',
    ru: 'Такого имени нет, или в нём нет доступных вам данных: проверьте имя по списку бакетов или запросите доступ на странице набора данных.',
    en: 'There is no such namespace, or it has no data for you: look for its name in the list of buckets, or ask for access on the page of the dataset.',
  },
  noKey: {
    kk: 'Мұндай файл жоқ: бакеттегі файлдардың тізімін алып, жолын тексеріңіз (деректер жиыны/файл).',
    ru: 'Такого файла нет: получите список файлов бакета и проверьте путь (набор данных/файл).',
    en: 'There is no such file: list the files of the bucket and check the path (dataset/file).',
  },
  pair: { kk: 'S3 үшін', ru: 'Для S3', en: 'For S3' },
  pairLead: {
    kk: 'Осы жұппен S3 клиенттері де сол деректерді оқиды. Құпия бөлігі сұраумен бірге жіберілмейді: онымен тек қол қойылады. Кілт кері қайтарып алынса, жұп та жарамсыз болады.',
    ru: 'С этой парой клиенты S3 читают те же данные. Секрет не передаётся с запросом: им только подписывают. С отзывом ключа пара тоже перестаёт действовать.',
    en: 'With this pair clients of S3 read the same data. The secret is not sent: requests are signed with it. The pair ends with the key.',
  },
  environment: { kk: 'Алдымен терминалда орындаңыз:', ru: 'Сначала выполните в терминале:', en: 'First run in the terminal:' },
} as const satisfies Record<string, Text | ((life: { readonly least: number; readonly most: number }) => Text)>
