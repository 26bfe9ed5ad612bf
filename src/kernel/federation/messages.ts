/** What federation says to people. */
import { spoken } from '../../law/text.ts'
import type { LetterParts } from '../parties/index.ts'

export const messages = {
  wrongName: spoken({ kk: 'Атауды жазыңыз: 120 таңбадан аспасын.', ru: 'Укажите название: не длиннее 120 знаков.', en: 'Write the name: at most 120 characters.' }),
  wrongUrl: spoken({
    kk: 'Порталдың мекенжайын жолсыз жазыңыз, мысалы, https://portal.example.', ru: 'Укажите адрес портала без пути, например https://portal.example.', en: 'Write the address of the portal without a path, such as https://portal.example.',
  }),
  noKey: spoken({
    kk: 'Журнал кілтін немесе куәгер кілтін енгізіңіз.', ru: 'Укажите ключ журнала или ключ свидетеля.', en: 'Give the key of its log or of its witness.',
  }),
  wrongKey: spoken({
    kk: 'Бұл мұндай түрдегі тексеру кілті емес: оны «атауы+нөмірі+base64» түрінде толық көшіріңіз.', ru: 'Это не проверочный ключ такого вида: скопируйте его целиком в виде «имя+номер+base64».',
    en: 'This is no verifier key of this kind: copy the whole line, “name+id+base64”.',
  }),
  ownKey: spoken({ kk: 'Бұл — осы порталдың өз кілті.', ru: 'Это собственный ключ этого портала.', en: 'This is the key of this portal itself.' }),
  knownAlready: spoken({
    kk: 'Мұндай журнал немесе куәгер тізімде бар. Кілті ауысса, алдымен бұрынғысын алып тастаңыз.', ru: 'Такой журнал или свидетель уже в списке. Если ключ сменился, сначала исключите прежний.',
    en: 'This log or witness is in the list already. If its key has changed, withdraw the old one first.',
  }),
  tooLong: spoken({ kk: 'Жарияланатын мәлімет тым ұзақ.', ru: 'Публикуемые сведения слишком велики.', en: 'What is to be published is too long.' }),
  wrongSubject: spoken({ kk: 'Нені тексеру керегін жазыңыз: 200 таңбадан аспасын.', ru: 'Укажите, что проверить: не длиннее 200 знаков.', en: 'Write what is to be inspected: at most 200 characters.' }),
  wrongText: spoken({ kk: 'Мәтінді жазыңыз: 4 000 таңбадан аспасын.', ru: 'Напишите текст: не длиннее 4 000 знаков.', en: 'Write the text: at most 4,000 characters.' }),
  wrongUntil: spoken({ kk: 'Жауап күтілетін күнді көрсетіңіз: бүгін немесе кейінірек.', ru: 'Укажите день, до которого ждёте ответа: сегодня или позже.', en: 'Give the day until which you expect an answer: today or later.' }),
  noSuchRequest: spoken({ kk: 'Мұндай сұрату келген жоқ.', ru: 'Такой запрос не поступал.', en: 'No such request has come.' }),
  notForUs: spoken({ kk: 'Бұл сұрату басқа порталға жолданған.', ru: 'Этот запрос адресован другому порталу.', en: 'This request is addressed to another portal.' }),
  requestWithdrawn: spoken({ kk: 'Бұл сұрату кері қайтарып алынған.', ru: 'Этот запрос отозван.', en: 'This request was withdrawn.' }),
  answeredAlready: spoken({ kk: 'Бұл сұратуға жауап берілген.', ru: 'На этот запрос уже дан ответ.', en: 'This request was answered already.' }),
  noSuchPeer: spoken({ kk: 'Мұндай серіктес портал жоқ.', ru: 'Такого портала-партнёра нет.', en: 'There is no such peer.' }),
  withdrawnAlready: spoken({ kk: 'Бұл серіктес портал тізімнен алып тасталған.', ru: 'Этот портал-партнёр уже исключён.', en: 'This peer was withdrawn already.' }),
} as const

/** What the administrators are told when a log has signed two histories. */
export const splitLetter = (origin: string): LetterParts => ({
  kind: 'work/split-view', path: '/federation',
  subject: spoken({ kk: 'Серіктес портал журналының екі нұсқасына қол қойған', ru: 'Портал-партнёр подписал две версии журнала', en: 'A peer has signed two histories of its journal' }),
  says: spoken({
    kk: `«${origin}» журналы бір-біріне қайшы екі бақылау нүктесіне қол қойған. Екеуі де дәлелдеме ретінде сақталды, журнал енді қадағаланбайды.`,
    ru: `Журнал «${origin}» подписал две контрольные точки, которые противоречат друг другу. Обе сохранены как доказательство, журнал больше не отслеживается.`,
    en: `The journal “${origin}” signed two checkpoints that contradict each other. Both are kept as proof, and the journal is followed no more.`,
  }),
  ground: spoken({ kk: 'серіктестердің журналдарын өздігінен тексеру.', ru: 'автоматическая проверка журналов партнёров.', en: 'the check of the journals of peers.' }),
  todo: spoken({
    kk: 'серіктеспен басқа жолмен хабарласып, не болғанын анықтаңыз.', ru: 'свяжитесь с партнёром другим путём и выясните, что произошло.', en: 'speak to the peer by another road, and find out what happened.',
  }),
})
