/** What is said about signatures, certificates and PINs, with the mend. */
import { inThisCountry } from '../../law/conventions.ts'
import { Failure } from '../../law/failure.ts'
import type { Identifier } from '../../law/identifier-scheme.ts'
import { same, spoken, type Text } from '../../law/text.ts'
import type { Instant } from '../../law/time.ts'
import type { Role, Signer } from './signer.ts'

export const localTitle: Text = { kk: 'Порталдың қолтаңбасы', ru: 'Подпись портала', en: 'The portal’s own signature' }

export const localForce: Text = {
  kk: 'Порталдың өз қолтаңбасы: осы орнатылымнан тыс жерде заңды күші жоқ.',
  ru: 'Собственная подпись портала: за пределами этой установки юридической силы не имеет.',
  en: 'A local counterpart of a digital signature: it has no legal force outside this installation.',
}

export const nationalTitle: Text = { kk: 'ҚР ҰКО ЭЦҚ', ru: 'ЭЦП НУЦ РК', en: 'Digital signature of the NCA of Kazakhstan' }

export const nationalForce: Text = {
  kk: 'Қазақстан Республикасы Ұлттық куәландырушы орталығының тіркеу куәлігімен жасалған электрондық цифрлық қолтаңба.',
  ru: 'Электронная цифровая подпись по регистрационному свидетельству Национального удостоверяющего центра Республики Казахстан.',
  en: 'A digital signature under a certificate of the National Certification Authority of the Republic of Kazakhstan.',
}

const roleNames: Readonly<Record<Role, Text>> = {
  person: spoken({ kk: 'жеке тұлға', ru: 'физическое лицо', en: 'individual' }),
  head: spoken({ kk: 'бірінші басшы', ru: 'первый руководитель', en: 'head of the organisation' }),
  sign: spoken({ kk: 'қол қою құқығы бар қызметкер', ru: 'сотрудник с правом подписи', en: 'employee with the right to sign' }),
  finance: spoken({
    kk: 'қаржы құжаттарына қол қою құқығы бар қызметкер',
    ru: 'сотрудник с правом подписи финансовых документов',
    en: 'employee with the right to sign financial documents',
  }),
  employee: spoken({ kk: 'ұйым қызметкері', ru: 'сотрудник организации', en: 'employee of the organisation' }),
}

const nameRoles = (roles: readonly Role[], between: Text): Text => spoken({
  kk: roles.map((role) => roleNames[role].kk).join(between.kk),
  ru: roles.map((role) => roleNames[role].ru).join(between.ru),
  en: roles.map((role) => roleNames[role].en).join(between.en),
})

const comma: Text = spoken({ kk: ', ', ru: ', ', en: ', ' })
const or: Text = spoken({ kk: ' немесе ', ru: ' или ', en: ' or ' })

/** Only its end: enough for its owner to know it, too little for others to learn it. */
const masked = ({ value }: Identifier): string => `••••••••${value.slice(-4)}`

const list = (...parts: readonly (Text | undefined)[]): Text => {
  const given = parts.filter((part) => part !== undefined)
  const inOne = (locale: keyof Text): string => given.map((part) => part[locale]).join(', ')
  return spoken({ kk: inOne('kk'), ru: inOne('ru'), en: inOne('en') })
}

const ofOrganisation = ({ value }: Identifier): Text => inThisCountry(same(`{organisation} ${value}`))
const ofPerson = (identifier: Identifier): Text => inThisCountry(same(`{person} ${masked(identifier)}`))

/** Who signed: the name, the end of the person's number, the organisation's number, “head of the organisation”. */
export const describeSigner = ({ name, identifier, organisation, roles }: Signer): Text => list(
  same(name),
  ofPerson(identifier),
  organisation && ofOrganisation(organisation.identifier),
  roles.length === 0 ? undefined : nameRoles(roles, comma),
)

/** Who should have signed. */
export const describeRequired = ({ person, organisation, roles }: {
  readonly person: Identifier | undefined
  readonly organisation: Identifier | undefined
  readonly roles: readonly Role[] | undefined
}): Text => list(
  person && ofPerson(person),
  organisation && ofOrganisation(organisation),
  roles && nameRoles(roles, or),
)

export const wrongSigner = (signed: Text, required: Text): Failure => new Failure('refused', spoken({
  kk: `Құжатқа басқа адам қол қойды: ${signed.kk}. Қол қоюға тиіс: ${required.kk}. Тиісті кілтпен қайта қол қойыңыз.`,
  ru: `Документ подписан не тем лицом: ${signed.ru}. Должен подписать: ${required.ru}. Подпишите нужным ключом.`,
  en: `The document was signed by somebody else: ${signed.en}. It must be signed by: ${required.en}. Sign with the right key.`,
}))

export const signerUnknown = (): Failure => {
  const text: Text = inThisCountry(spoken({
    kk: 'Тіркелгіңізде {person} жоқ, сондықтан қолтаңбаның сіздікі екенін тексеру мүмкін емес. Алдымен тіркелгіде ЭЦҚ-ңызды растаңыз немесе порталдың қолтаңбасымен қол қойыңыз.',
    ru: 'В вашей учётной записи нет {person}, поэтому нельзя проверить, что подпись ваша. Сначала подтвердите свою ЭЦП в учётной записи или подпишите подписью портала.',
    en: 'Your account has no {person}, so it cannot be checked that the signature is yours. First prove your digital signature in your account, or sign with the portal’s own signature.',
  }))
  return new Failure('refused', text, [{ field: 'signature', text }])
}

export const unknownProvider = (): Failure => new Failure('invalid', spoken({
  kk: 'Қолтаңбаның бұл түрі қосылмаған. Тізімдегі түрлердің бірін таңдаңыз.',
  ru: 'Этот вид подписи не подключён. Выберите один из предложенных.',
  en: 'This kind of signature is not switched on. Choose one of those listed.',
}))

export const notCms = (): Failure => new Failure('invalid', spoken({
  kk: 'Бұл — CMS форматындағы электрондық қолтаңба емес. Қол қою бағдарламасы жасаған .p7s немесе .cms файлын жүктеңіз.',
  ru: 'Это не электронная подпись в формате CMS. Загрузите файл .p7s или .cms, созданный программой подписи.',
  en: 'This is not an electronic signature in CMS format. Upload the .p7s or .cms file that your signing program made.',
}))

export const notOneSigner = (): Failure => new Failure('invalid', spoken({
  kk: 'Қолтаңба файлында дәл бір қол қоюшы болуы тиіс. Құжатқа бір кілтпен қайта қол қойыңыз.',
  ru: 'В файле подписи должен быть ровно один подписавший. Подпишите документ заново одним ключом.',
  en: 'The signature file must hold exactly one signer. Sign the document again with one key.',
}))

export const noCertificate = (): Failure => new Failure('invalid', spoken({
  kk: 'Қолтаңба файлында қол қоюшының сертификаты жоқ. Сертификатты қосып, қайта қол қойыңыз.',
  ru: 'В файле подписи нет сертификата подписавшего. Подпишите заново, включив сертификат в подпись.',
  en: 'The signature file lacks the signer’s certificate. Sign again and include the certificate.',
}))

export const wrongDocument = (): Failure => new Failure('invalid', spoken({
  kk: 'Қолтаңба басқа құжатқа қойылған немесе құжат кейін өзгертілген. Осы беттегі құжатты жүктеп алып, дәл соған қол қойыңыз.',
  ru: 'Подпись относится к другому документу, или документ изменён после подписания. Скачайте документ с этой страницы '
    + 'и подпишите именно его.',
  en: 'The signature is for another document, or the document was changed after it was signed. Download the document from this '
    + 'page and sign exactly that.',
}))

export const brokenSignature = (): Failure => new Failure('invalid', spoken({
  kk: 'Қолтаңба дұрыс емес: файл бүлінген немесе өзгертілген. Құжатқа қайта қол қойыңыз.',
  ru: 'Подпись неверна: файл подписи повреждён или изменён. Подпишите документ заново.',
  en: 'The signature is not valid: its file is damaged or was changed. Sign the document again.',
}))

export const weakAlgorithm = (): Failure => new Failure('invalid', spoken({
  kk: 'Қолтаңбада ескірген алгоритм қолданылған. SHA-256 немесе одан күшті хеш-функциямен қайта қол қойыңыз.',
  ru: 'В подписи использован устаревший алгоритм. Подпишите заново с хеш-функцией SHA-256 или сильнее.',
  en: 'The signature uses an outdated algorithm. Sign again with SHA-256 or a stronger hash.',
}))

export const untrusted = (): Failure => new Failure('refused', spoken({
  kk: 'Сертификатты портал сенетін куәландырушы орталық шығармаған. Осы қолтаңба түріне арналған кілтпен қол қойыңыз.',
  ru: 'Сертификат выпущен не тем удостоверяющим центром, которому доверяет портал. Подпишите ключом для этого вида подписи.',
  en: 'The certificate was not issued by an authority that the portal trusts. Sign with a key for this kind of signature.',
}))

export const expired = (): Failure => new Failure('refused', spoken({
  kk: 'Сертификаттың мерзімі өткен немесе әлі басталмаған. Жарамды сертификат алып, қайта қол қойыңыз.',
  ru: 'Срок действия сертификата истёк или ещё не наступил. Получите действующий сертификат и подпишите заново.',
  en: 'The certificate has expired or is not yet in force. Get a certificate that is in force and sign again.',
}))

export const revoked = (): Failure => new Failure('refused', spoken({
  kk: 'Сертификат кері қайтарып алынған. Жаңа сертификат алып, қайта қол қойыңыз.',
  ru: 'Сертификат отозван. Получите новый сертификат и подпишите заново.',
  en: 'The certificate has been revoked. Get a new certificate and sign again.',
}))

export const rightEnded = (): Failure => new Failure('refused', spoken({
  kk: 'Ұйым атынан әрекет ету құқығыңыз тоқтаған, сондықтан осы ұйымға берілген сертификатпен қол қоюға болмайды.',
  ru: 'Ваше право действовать от имени организации прекратилось, поэтому подписывать выданным для неё сертификатом нельзя.',
  en: 'Your right to act for the organisation has ended, so you can no longer sign with its certificate.',
}))

export const notForSigning = (): Failure => new Failure('refused', spoken({
  kk: 'Бұл — кіруге (аутентификацияға) арналған кілт. Қол қоюға арналған кілтпен қайта қол қойыңыз.',
  ru: 'Это ключ для входа (аутентификации). Подпишите заново ключом для подписи.',
  en: 'This key is for signing in (authentication). Sign again with the key that is for signatures.',
}))

export const notValid = (): Failure => new Failure('refused', spoken({
  kk: 'Қолтаңба тексеруден өтпеді: құжат басқа, сертификат жарамсыз немесе оны сенімді орталық шығармаған. '
    + 'Осы беттегі құжатқа жарамды кілтпен қайта қол қойыңыз.',
  ru: 'Подпись не прошла проверку: другой документ, недействительный сертификат или сертификат недоверенного центра. '
    + 'Подпишите документ с этой страницы заново действующим ключом.',
  en: 'The signature did not pass verification: another document, a certificate not in force, or one of an untrusted authority. '
    + 'Sign the document from this page again with a key in force.',
}))

export const verifierUnavailable = (): Failure => new Failure('unavailable', spoken({
  kk: 'Қолтаңбаны тексеру қызметі жауап бермейді. Қолтаңбаны бірнеше минуттан кейін қайта жіберіңіз.',
  ru: 'Служба проверки подписей не отвечает. Отправьте подпись ещё раз через несколько минут.',
  en: 'The signature verification service does not answer. Send the signature again in a few minutes.',
}))

export const wrongPin = (left: number): Failure => new Failure('refused', spoken({
  kk: `PIN-код дұрыс емес. Тағы ${left} рет енгізуге болады.`,
  ru: `Неверный PIN-код. Осталось попыток: ${left}.`,
  en: `The PIN is wrong. Attempts left: ${left}.`,
}))

export const locked = (): Failure => new Failure('limited', spoken({
  kk: 'PIN-код бес рет қате енгізілгендіктен, сертификат бұғатталды. «Қол қою сертификаты» бетінен жаңасын алыңыз.',
  ru: 'Сертификат заблокирован: PIN-код пять раз введён неверно. Получите новый на странице «Сертификат подписи».',
  en: 'The certificate is locked: the PIN was wrong five times. Get a new one on the page “Signing certificate”.',
}))

/** A new certificate that its owner may still stop. */
export const waiting = (from: Instant): Failure => new Failure('refused', spoken({
  kk: `Жаңа сертификат әлі күшіне енген жоқ. Күшіне енетін уақыты: ${inUtc(from)}. Оған дейін иесі оны хаттағы сілтеме арқылы кері қайтарып ала алады.`,
  ru: `Новый сертификат ещё не действует: подписывать им можно с ${inUtc(from)}. До этого владелец может отозвать его по ссылке из письма.`,
  en: `The new certificate is not in force yet: it signs from ${inUtc(from)}. Until then its owner can stop it by the link in the letter.`,
}))

const inUtc = (moment: Instant): string => `${moment.slice(0, 16).replace('T', ' ')} UTC`

export const localOff = (): Failure => new Failure('unavailable', spoken({
  kk: 'Бұл порталда оның өз қолтаңбасы қосылмаған. Порталда көрсетілген басқа қолтаңба түрін пайдаланыңыз.',
  ru: 'На этом портале собственная подпись портала отключена. Воспользуйтесь другим видом подписи, который предлагает портал.',
  en: 'The portal’s own signature is switched off here. Use another kind of signature that the portal offers.',
}))

export const weakPin = (): Failure => new Failure('invalid', spoken({
  kk: 'PIN-код 6–32 таңбадан тұруы керек. Тек бірдей (111111) немесе қатар келетін (123456) цифрлардан құралған код жарамайды.',
  ru: 'PIN-код должен состоять из 6–32 знаков и не быть из одинаковых или идущих подряд цифр (например, 111111 или 123456).',
  en: 'The PIN must have 6 to 32 characters and not be one repeated or running digits (such as 111111 or 123456).',
}))

export const noSuchCertificate = (): Failure => new Failure('not found', spoken({
  kk: 'Мұндай қол қою сертификаты жоқ. Алдымен сертификат алыңыз.',
  ru: 'Такого сертификата для подписи нет. Сначала получите сертификат.',
  en: 'There is no such signing certificate. Get a certificate first.',
}))

export const keyNotHere = (): Failure => new Failure('invalid', spoken({
  kk: 'Бұл сертификаттың кілті өзіңізде. Құжатты жүктеп алып, өз бағдарламаңызбен қол қойыңыз да, .p7s файлын жүктеңіз.',
  ru: 'Ключ этого сертификата хранится у вас. Скачайте документ, подпишите его своей программой и загрузите файл .p7s.',
  en: 'You keep the key of this certificate yourself. Download the document, sign it with your own program and upload the .p7s.',
}))

export const badRequest = (): Failure => new Failure('invalid', spoken({
  kk: 'Бұл — жарамды сертификат сұрауы (PKCS#10) емес. Қолдау табатын кілттер: EC P-256, P-384 немесе кемінде 2048 биттік RSA.',
  ru: 'Это не действительный запрос сертификата (PKCS#10). Подходят ключи EC P-256, P-384 или RSA не короче 2048 бит.',
  en: 'This is not a valid certificate request (PKCS#10). Suitable keys are EC P-256, P-384 or RSA of at least 2048 bits.',
}))

export const emptyDocument = (): Failure => new Failure('invalid', spoken({
  kk: 'Бос құжатқа қол қоюға болмайды.',
  ru: 'Пустой документ подписать нельзя.',
  en: 'An empty document cannot be signed.',
}))
