/** The words of the pages about wallets. */
import { spoken, type Text } from '../../law/text.ts'

export const titles = {
  issuerKeys: { kk: 'Куәлік берушінің кілттері (JWT VC Issuer Metadata)', ru: 'Ключи выдающего свидетельства (JWT VC Issuer Metadata)', en: 'Keys of an issuer of certificates (JWT VC Issuer Metadata)' },
  issuer: { kk: 'Әмияндарға берілетін куәліктер (OpenID4VCI)', ru: 'Свидетельства для кошельков (OpenID4VCI)', en: 'Certificates for wallets (OpenID4VCI)' },
  authorization: { kk: 'Әмияндарға рұқсат беру (RFC 8414)', ru: 'Авторизация кошельков (RFC 8414)', en: 'Authorization of wallets (RFC 8414)' },
  type: { kk: 'Куәлік түрінің сипаттамасы (SD-JWT VC)', ru: 'Описание вида свидетельства (SD-JWT VC)', en: 'Metadata of a kind of certificate (SD-JWT VC)' },
  list: { kk: 'Әмияндардағы куәліктердің күй тізімі', ru: 'Список состояний свидетельств в кошельках', en: 'Status list of certificates in wallets' },
  offer: { kk: 'Әмиянға ұсыныс', ru: 'Предложение кошельку', en: 'Offer to a wallet' },
  token: { kk: 'Әмиянның рұқсат токені', ru: 'Токен доступа кошелька', en: 'Access token of a wallet' },
  nonce: { kk: 'Әмиянға арналған бір реттік сан', ru: 'Одноразовое число для кошелька', en: 'Nonce for a wallet' },
  certificate: { kk: 'Әмиянға куәлік беру', ru: 'Выдача свидетельства кошельку', en: 'Certificate for a wallet' },
  request: { kk: 'Әмиянға сұрау', ru: 'Запрос кошельку', en: 'Question to a wallet' },
  answer: { kk: 'Әмиянның жауабы', ru: 'Ответ кошелька', en: 'Answer of a wallet' },
} as const satisfies Record<string, Text>

export const takeWords = {
  title: { kk: 'Телефондағы әмиянға алу', ru: 'В кошелёк на телефоне', en: 'Take it into a wallet on my phone' },
  lead: {
    kk: 'Куәлік телефондағы цифрлық құжаттар әмиянында сақталады. Оны көрсеткенде кімге қандай мәлімет ашылатынын өзіңіз таңдайсыз.',
    ru: 'Свидетельство будет храниться в кошельке цифровых документов на телефоне. Показывая его, вы сами выбираете, какие сведения открыть.',
    en: 'The certificate is kept in a wallet of digital documents on your phone. When you show it, you choose what is seen.',
  },
  badgeLead: {
    kk: 'Бейдж әмиянға файлындағы қалпында беріледі: ішіндегі мәліметтің бәрі бірге көрсетіледі.',
    ru: 'Бейдж помещается в кошелёк таким, каков его файл: всё, что в нём есть, показывается вместе.',
    en: 'The badge goes into the wallet as its file is: all that it says is shown together.',
  },
  contents: { kk: 'Әмияндағы куәлікте не болады', ru: 'Что будет в свидетельстве в кошельке', en: 'What the certificate in the wallet will say' },
  contentsHint: { kk: 'Әр жолды бөлек көрсетуге болады.', ru: 'Каждую строку можно показать отдельно.', en: 'Each line can be shown alone.' },
  begin: { kk: 'Телефонға арналған кодты көрсету', ru: 'Показать код для телефона', en: 'Show the code for my phone' },
  anew: { kk: 'Жаңа код алу', ru: 'Получить новый код', en: 'Get a new code' },
  scan: { kk: '1. Телефондағы әмиян қолданбасын ашып, осы кодты сканерлеңіз', ru: '1. Откройте приложение-кошелёк на телефоне и отсканируйте этот код', en: '1. Open the wallet on your phone and scan this code' },
  onPhone: { kk: 'Осы телефондағы әмиянда ашу', ru: 'Открыть в кошельке на этом телефоне', en: 'Open in the wallet on this phone' },
  digits: { kk: '2. Әмиян сұрағанда осы алты цифрды теріңіз', ru: '2. Когда кошелёк спросит, введите эти шесть цифр', en: '2. When the wallet asks, type these six digits' },
  digitsHint: { kk: 'Цифрларды ешкімге айтпаңыз: олармен куәлігіңізді басқа телефонға алуға болады.', ru: 'Никому не сообщайте эти цифры: с ними ваше свидетельство можно забрать на чужой телефон.', en: 'Tell nobody these digits: with them your certificate can be taken to another phone.' },
  until: { kk: 'Код мына уақытқа дейін жарамды', ru: 'Код действует до', en: 'The code ends' },
  waiting: { kk: 'Телефон күтілуде', ru: 'Ждём телефон', en: 'Waiting for the phone' },
  begun: { kk: 'Телефон кодты қабылдады, куәлік берілуде', ru: 'Телефон принял код, свидетельство выдаётся', en: 'The phone has taken the code, the certificate is being given' },
  taken: { kk: 'Куәлік әмиянға алынды', ru: 'Свидетельство в кошельке', en: 'The certificate is in the wallet' },
  over: { kk: 'Кодтың уақыты өтті немесе цифрлар бірнеше рет қате терілді', ru: 'Время кода вышло, или цифры несколько раз введены неверно', en: 'The time of the code is over, or the digits were wrong several times' },
  overMend: { kk: 'Жаңа код алыңыз.', ru: 'Получите новый код.', en: 'Get a new code.' },
  look: { kk: 'Күйін жаңарту', ru: 'Обновить состояние', en: 'See whether it was taken' },
  copies: { kk: 'Әмияндарға берілген', ru: 'Выдано кошелькам', en: 'Given to wallets' },
  given: { kk: 'Берілген уақыты', ru: 'Выдано', en: 'Given' },
  state: { kk: 'Күйі', ru: 'Состояние', en: 'State' },
  stands: { kk: 'Жарамды', ru: 'Действует', en: 'Valid' },
  ended: { kk: 'Тоқтатылған', ru: 'Прекращено', en: 'Ended' },
  act: { kk: 'Әрекет', ru: 'Действие', en: 'Action' },
  end: { kk: 'Осы көшірмені тоқтату', ru: 'Прекратить действие этой копии', en: 'End this copy' },
  endHint: {
    kk: 'Телефон жоғалса, көшірмені тоқтатыңыз: ол телефонда қала береді, бірақ тексерген адам оның жарамсыз екенін көреді. Шешімнің өзі күшінде қалады. Тексеруші тізімді бір тәулікке дейін сақтай алады.',
    ru: 'Если телефон потерян, прекратите действие копии: с телефона она не исчезнет, но каждый проверяющий увидит, что она недействительна. Само решение остаётся в силе. Проверяющий может хранить список до суток.',
    en: 'If the phone is lost, end the copy: it stays on the phone, and whoever checks it sees that it is not valid. The decision itself stands. Whoever checks may keep the list for up to a day.',
  },
  badgeHint: { kk: 'Бейдждің көшірмесін бөлек тоқтатуға болмайды: ол шешіммен бірге ғана тоқтайды.', ru: 'Отдельно прекратить копию бейджа нельзя: она прекращается только вместе с решением.', en: 'A copy of a badge cannot be ended alone: it ends with the decision only.' },
  untried: {
    kk: 'Хаттама: OpenID4VCI 1.0, куәлік форматы SD-JWT VC. eGov Mobile және Еуропалық Одақтың әмияны (EUDI) мұнымен сынап көрілген жоқ.',
    ru: 'Протокол OpenID4VCI 1.0, формат SD-JWT VC. С eGov Mobile и кошельком Европейского союза (EUDI) не испытывалось.',
    en: 'By OpenID4VCI 1.0, as an SD-JWT VC. It was not tried with eGov Mobile or the wallet of the European Union (EUDI).',
  },
  none: {
    kk: 'Бұл шешімді қазір әмиянға алуға болмайды: ол күшінде емес немесе куәлік емес.',
    ru: 'Сейчас это решение нельзя поместить в кошелёк: оно не действует или не является свидетельством.',
    en: 'This decision cannot be taken into a wallet now: it is not in force, or is no certificate.',
  },
} as const satisfies Record<string, Text>

export const askWords = {
  title: { kk: 'Телефоннан сұрау', ru: 'Запросить у телефона', en: 'Ask a phone' },
  lead: {
    kk: 'Адам куәлігін телефонындағы әмияннан көрсетеді, ал портал оның түпнұсқа екенін, күшінде екенін және дәл сол адамның телефонынан көрсетілгенін тексереді.',
    ru: 'Человек показывает свидетельство из кошелька на своём телефоне, а портал проверяет, что оно подлинное, действует и показано именно с его телефона.',
    en: 'Somebody shows a certificate from the wallet on their phone, and the portal checks that it is genuine, in force, and shown from the very phone to which it was given.',
  },
  kind: { kk: 'Қандай куәлік керек', ru: 'Какое свидетельство нужно', en: 'Which certificate you need' },
  choose: { kk: 'Әрі қарай', ru: 'Далее', en: 'Go on' },
  claims: { kk: 'Қандай мәлімет сұрайсыз', ru: 'Какие сведения запросить', en: 'What to ask for' },
  claimsHint: { kk: 'Қажетінен артық сұрамаңыз. Ештеңе таңдалмаса, тек куәліктің бар және күшінде екені тексеріледі.', ru: 'Не спрашивайте больше, чем нужно. Если ничего не выбрано, проверяется только то, что свидетельство есть и действует.', en: 'Ask for no more than you need. With nothing chosen, only that the certificate is there and in force is checked.' },
  ask: { kk: 'Сұрау', ru: 'Запросить', en: 'Ask' },
  another: { kk: 'Басқа куәлік сұрау', ru: 'Запросить другое', en: 'Ask for another' },
  scan: { kk: 'Адам осы кодты телефонындағы әмиянмен сканерлейді', ru: 'Человек сканирует этот код кошельком на своём телефоне', en: 'They scan this code with the wallet on their phone' },
  onPhone: { kk: 'Осы телефондағы әмиянда ашу', ru: 'Открыть в кошельке на этом телефоне', en: 'Open in the wallet on this phone' },
  waiting: { kk: 'Жауап күтілуде', ru: 'Ждём ответа', en: 'Waiting for the answer' },
  until: { kk: 'Сұрау мына уақытқа дейін жарамды', ru: 'Запрос действует до', en: 'The question ends' },
  look: { kk: 'Жауап келгенін көру', ru: 'Проверить, пришёл ли ответ', en: 'See whether an answer came' },
  genuine: { kk: 'Куәлік түпнұсқа, күшінде', ru: 'Свидетельство подлинное и действует', en: 'The certificate is genuine and in force' },
  refused: { kk: 'Көрсетілгенге сенуге болмайды', ru: 'Показанному верить нельзя', en: 'Do not believe what was shown' },
  declined: { kk: 'Куәлік көрсетілмеді', ru: 'Свидетельство не показали', en: 'The certificate was not shown' },
  sealedBy: { kk: 'Мөр басқан', ru: 'Печать поставил', en: 'Sealed by' },
  programme: { kk: 'Бағдарламаның мөрі', ru: 'Печать программы', en: 'The seal of the programme' },
  nothingShown: { kk: 'Мәлімет сұралған жоқ.', ru: 'Сведения не запрашивались.', en: 'Nothing was asked for.' },
  gone: { kk: 'Көрсетілген мәлімет осы браузерде ғана көрінеді және бірнеше минуттан кейін өшіріледі.', ru: 'Показанное видно только в этом браузере и через несколько минут удаляется.', en: 'What was shown is seen in this browser alone, and is deleted some minutes later.' },
  only: { kk: 'Осы порталда берілген куәліктер ғана қабылданады.', ru: 'Принимаются только свидетельства, выданные на этом портале.', en: 'Only certificates that were given at this portal are taken.' },
} as const satisfies Record<string, Text>

/** How a wallet names the six digits. */
export const digitsInWallet = spoken({ kk: 'Порталда көрсетілген алты цифр', ru: 'Шесть цифр, показанных на портале', en: 'The six digits that the portal shows' })
