/** The words of the counter for people without an account: their document, the paper that they sign, what is reviewed and what is printed. */
import { spoken, type Text } from '../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const documentWords = {
  title: say('Тіркелгісі жоқ адамға қызмет көрсету', 'Обслужить человека без учётной записи', 'Serve somebody without an account'),
  lead: say(
    'Адам қасыңызда, құжатын көрсетіп тұр. Оның атынан толтырылған өтінішті басып шығарасыз, ол оқып, қол қояды. Мұндай әр қабылдауды басқа қызметкер тексереді; адам тіркелгі ашқанда бәрін көреді.',
    'Человек рядом и показывает документ. Заполненное заявление вы распечатываете, он читает и подписывает его. Каждый такой приём проверяет другой сотрудник, а сам человек увидит всё, когда откроет учётную запись.',
    'The person is beside you and shows a document. You print what is filled in; they read and sign it. Another officer reviews every such visit, and the person sees all of it once they open an account.'),
  name: say('Құжаттағы аты-жөні', 'Имя, как в документе', 'Name, as in the document'),
  number: say('Жеке нөмірі (бар болса)', 'Личный номер (если есть)', 'Personal number (if any)'),
  numberHint: say('Нөмірсіз адам өтініштерін кейін өз тіркелгісіне ала алмайды: оларды талондағы мекенжай бойынша ғана бақылайды.', 'Без номера человек не сможет позже перенести заявления в свою учётную запись: он следит за ними только по адресу на талоне.', 'Without a number the person cannot take their cases over later: they follow them by the address on the receipt alone.'),
  document: say('Құжаттың түрі мен нөмірі', 'Вид и номер документа', 'Kind and number of the document'),
  documentHint: say('Мысалы: жеке куәлік 012345678.', 'Например: удостоверение личности 012345678.', 'For example: identity card 012345678.'),
  language: say('Адам қай тілде оқиды?', 'На каком языке человек читает?', 'In which language does the person read?'),
  begin: say('Құжатты көрдім, қабылдауды бастау', 'Документ вижу, начать приём', 'I see the document: begin'),
  printFirst: say('1. Өтінішті басып шығарып, адамға оқуға беріңіз', '1. Распечатайте заявление и дайте прочитать', '1. Print the application and let the person read it'),
  print: say('Қол қоятын өтініш', 'Заявление для подписи', 'Application to sign'),
  signed: say('2. Адам қол қойды', '2. Человек подписал', '2. The person has signed'),
  signedHint: say('Қол қойылған қағаздағы сегіз цифр. Қағазды органда сақтаңыз: тексеруші оны құжатпен салыстырады.', 'Восемь цифр с подписанного листа. Лист сохраните в органе: проверяющий сверит его с документом.', 'Eight digits of the signed sheet. Keep the sheet at the body: whoever reviews holds it against the document.'),
  code: say('Қағаздағы нөмір', 'Номер на листе', 'Number on the sheet'),
  paperStates: say(
    'Өтініштің мәтінін оқыдым, мәліметтер дұрыс. Оның порталға менің атымнан енгізілуіне келісім беремін.', 'Текст заявления мной прочитан, сведения верны. Даю согласие на внесение заявления на портал от моего имени.',
    'I have read the above, and it is right. I agree that it is entered on the portal in my name.'),
  date: say('Күні', 'Дата', 'Date'),
  signature: say('Қолы', 'Подпись', 'Signature'),
  follow: say('Істі қайдан көруге болады', 'Где следить за делом', 'Where to follow the case'),
  followHint: say(
    'Бұл мекенжайды кілт сияқты сақтаңыз: ол істі ашады. Кодты телефонмен сканерлеңіз немесе кез келген терезеге алып келіңіз. Жеке нөміріңіз көрсетілген ЭЦҚ арқылы кірсеңіз, іс тіркелгіңізде көрінеді.',
    'Храните этот адрес как ключ: он открывает дело. Отсканируйте код телефоном или принесите его к любому окну. Если вы войдёте с помощью ЭЦП с вашим личным номером, дело будет в вашей учётной записи.',
    'Keep this address as you keep a key: it opens the case. Scan the code with a phone, or bring it to any counter. Once you sign in with a digital signature of your personal number, the case stands in your account.'),
  papers: say('Басып шығарылатын хаттар', 'Письма на печать', 'Letters to print'),
  papersLead: say('Тіркелгісі жоқ адамдарға жазылған хаттар. Басып шығарып, адамға тапсырыңыз немесе жіберіңіз; хаттың ашылғаны жазылады.', 'Письма людям без учётной записи. Распечатайте и вручите или отправьте; открытие письма записывается.', 'Letters to people without an account. Print and hand or send them; that a letter was opened is noted.'),
  noPapers: say('Басып шығарылатын хат жоқ', 'Писем на печать нет', 'There is nothing to print'),
  letter: say('Хат', 'Письмо', 'Letter'),
  nonePrinted: say('Басып шығарылған хат жоқ', 'Распечатанных писем нет', 'Nothing was printed yet'),
  sent: say('Жазылды', 'Написано', 'Written'),
  open: say('Хатты ашу', 'Открыть письмо', 'Open the letter'),
  printIt: say('Хатты басып шығарыңыз, сосын төмендегі батырманы басыңыз.', 'Распечатайте письмо и затем нажмите кнопку ниже.', 'Print the letter, and then press the button below.'),
  printed: say('Басып шығарылды', 'Распечатано', 'Printed'),
  printedPapers: say('Басып шығарылған хаттар', 'Распечатанные письма', 'Letters that were printed'),
  review: say('Құжат бойынша қабылдауларды тексеру', 'Проверка приёмов по документу', 'Review of visits by document'),
  reviewLead: say(
    'Тіркелгісі жоқ адамдарға қызмет көрсетілген қабылдаулар. Қол қойылған қағаздарды құжатпен және тізіліммен салыстырыңыз. Адамның келгенін машина растай алмайды, сондықтан әр қабылдауды басқа адам тексереді.',
    'Приёмы, на которых обслуживали людей без учётной записи. Сверьте подписанные листы с документом и реестром. Подтвердить, что человек приходил, машина не может, поэтому каждый приём проверяет другой человек.',
    'Visits in which people without an account were served. Hold the signed sheets against the document and the register. That the person was there no machine can show, so another person reviews each visit.'),
  noReviews: say('Құжат бойынша қабылдау болған жоқ', 'Приёмов по документу не было', 'Nobody was served by a document'),
  officer: say('Қызмет көрсеткен', 'Кто обслуживал', 'Served by'),
  finding: say('Тексеру', 'Проверка', 'Review'),
  reasons: say('Не тәртіпке сай емес?', 'Что не в порядке?', 'What is not in order?'),
  inOrder: say('Тәртіпке сай', 'В порядке', 'In order'),
  notInOrder: say('Тәртіпке сай емес', 'Не в порядке', 'Not in order'),
  toReview: say('Тексеру күтіп тұр', 'Ждут проверки', 'Waiting for review'),
  empty: say('Өтініш берілмеген қабылдаулар', 'Приёмы без заявлений', 'Visits in which nothing was filed'),
  reviewed: say('Тексерілгені', 'Проверено', 'Reviewed'),
  openVisit: say('Ашып, тексеру', 'Открыть и проверить', 'Open and review'),
  openReviewed: say('Ашу', 'Открыть', 'Open'),
  oneVisit: say('Құжат бойынша қабылдау', 'Приём по документу', 'Visit by document'),
  shownDocument: say('Көрсетілген құжат', 'Предъявленный документ', 'Document that was shown'),
  found: say('Не анықталды?', 'Что установлено?', 'What did you find?'),
  reasonsHint: say('Тек «Тәртіпке сай емес» таңдалса жазылады.', 'Заполняется, только если выбрано «Не в порядке».', 'Only where you choose “Not in order”.'),
  saveFinding: say('Тексеру нәтижесін жазу', 'Записать результат проверки', 'Note the finding'),
  findingLead: say(
    'Нәтиже бір рет жазылады. «Тәртіпке сай емес» деп тапсаңыз, өтінішті қарайтын лауазымды адамдарға хат жіберіледі, ережелер ол бойынша шешім қабылдамайды.',
    'Результат записывается один раз. Если вы выберете «Не в порядке», должностным лицам, которые рассматривают заявление, уйдёт письмо, а по правилам решение по нему приниматься не будет.',
    'A finding is noted once. Where it is “Not in order”, the officers who deal with what was filed are written to, and the rules decide nothing about it.'),
  rulesWait: say('Тексерілмегенше ережелер шешім қабылдамайды.', 'До проверки решение по правилам не принимается.', 'Until it is reviewed the rules decide nothing.'),
  unreviewed: say('әлі тексерілген жоқ', 'ещё не проверено', 'not reviewed yet'),
} as const satisfies Record<string, Text>

/** What was found of a visit by document. */
export const foundWords = (found: 'in order' | 'not in order' | undefined): Text => (found === undefined ? documentWords.unreviewed : found === 'in order' ? documentWords.inOrder : documentWords.notInOrder)
