/** The words of the counter for people without an account: their document, the paper that they sign, what is reviewed and what is printed. */
import { spoken, type Text } from '../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const documentWords = {
  title: say('Тіркелгісі жоқ адамға қызмет көрсету', 'Обслужить человека без учётной записи', 'Serve somebody without an account'),
  lead: say(
    'Адам қасыңызда және құжатын көрсетіп тұр. Оның атынан толтырылғанды басып шығарасыз, ол оқып, қолын қояды. Мұндай әр қабылдауды басқа қызметкер тексереді; адам тіркелгі ашқанда бәрін көреді.',
    'Человек рядом и показывает документ. Заполненное вы печатаете, он читает и подписывает. Каждый такой приём проверяет другой сотрудник, а сам человек увидит всё, когда откроет учётную запись.',
    'The person is beside you and shows a document. You print what is filled in; they read and sign it. Another officer reviews every such visit, and the person sees all of it once they open an account.'),
  name: say('Құжаттағы аты-жөні', 'Имя, как в документе', 'Name, as in the document'),
  number: say('Жеке нөмірі (бар болса)', 'Личный номер (если есть)', 'Personal number (if any)'),
  numberHint: say('Нөмірсіз адам өтініштерін кейін өз тіркелгісіне ала алмайды: оларды тек талондағы мекенжаймен бақылайды.', 'Без номера человек не сможет позже перенести заявления в свою учётную запись: он следит за ними только по адресу с талона.', 'Without a number the person cannot take their cases over later: they follow them by the address on the receipt alone.'),
  kind: say('Құжаттың түрі', 'Вид документа', 'Kind of the document'),
  noKind: say('Құжаттың түрін таңдаңыз.', 'Выберите вид документа.', 'Choose the kind of the document.'),
  document: say('Құжаттың нөмірі', 'Номер документа', 'Number of the document'),
  documentHint: say('Мысалы: 012345678. Шетелдіктің паспортында алдымен мемлекеттің коды: UZB FA1234567.', 'Например: 012345678. У паспорта иностранца сначала код государства: UZB FA1234567.', 'For example: 012345678. Of a passport of another country first the code of the state: UZB FA1234567.'),
  correct: say('Құжатта осылай жазылған: аты-жөнін түзету', 'В документе именно так: исправить имя', 'The document says so: correct the name'),
  unchecked: say(
    'Құжат пен нөмірді портал ешбір тіркелімнен тексермейді: олардың шын екенін сіз көресіз, қабылдауды тексеруші қайта қарайды. Нөмірсіз бір құжат бір адам деп саналады.',
    'Документ и номер портал ни по какому регистру не проверяет: их подлинность видите вы, а приём потом смотрит проверяющий. Без номера один документ считается одним человеком.',
    'The portal checks the document and the number against no register: you see that they are true, and whoever reviews the visit looks again. Without a number one document counts as one person.'),
  nameBefore: say('Бұрын жазылған аты-жөні', 'Раньше записан как', 'Written down before as'),
  language: say('Адам қай тілде оқиды?', 'На каком языке человек читает?', 'In which language does the person read?'),
  begin: say('Құжатты көрдім, қабылдауды бастау', 'Документ вижу, начать приём', 'I see the document: begin'),
  printFirst: say('1. Өтінішті басып шығарып, адамға оқуға беріңіз', '1. Распечатайте заявление и дайте прочитать', '1. Print the application and let the person read it'),
  print: say('Қол қоятын өтініш', 'Заявление для подписи', 'Application to sign'),
  signed: say('2. Адам қол қойды', '2. Человек подписал', '2. The person has signed'),
  signedHint: say('Қол қойылған қағаздағы сегіз цифр. Қағазды органда сақтаңыз: тексеруші оны құжатпен салыстырады.', 'Восемь цифр с подписанного листа. Лист сохраните в органе: проверяющий сверит его с документом.', 'Eight digits of the signed sheet. Keep the sheet at the body: whoever reviews holds it against the document.'),
  code: say('Қағаздағы нөмір', 'Номер на листе', 'Number on the sheet'),
  paperStates: say(
    'Жоғарыдағыны оқыдым, мәліметтер дұрыс. Оның порталға менің атымнан енгізілуіне келісемін.', 'С текстом заявления я ознакомлен(а), сведения верны. Даю согласие на внесение заявления на портал от моего имени.',
    'I have read the above, and it is right. I agree that it is entered on the portal in my name.'),
  date: say('Күні', 'Дата', 'Date'),
  signature: say('Қолы', 'Подпись', 'Signature'),
  follow: say('Істі қайдан көруге болады', 'Где следить за делом', 'Where to follow the case'),
  followHint: say(
    'Бұл мекенжайды кілт сияқты сақтаңыз: ол істі ашады. Кодты телефонмен сканерлеуге немесе кез келген терезеге алып баруға болады. Жеке нөміріңізбен электрондық қолтаңба арқылы кірсеңіз, іс тіркелгіңізде тұрады.',
    'Храните этот адрес как ключ: он открывает дело. Код можно отсканировать телефоном или прийти с ним к любому окну. Если вы войдёте по электронной подписи с вашим личным номером, дело будет в вашей учётной записи.',
    'Keep this address as you keep a key: it opens the case. Scan the code with a phone, or bring it to any counter. Once you sign in with a digital signature of your personal number, the case stands in your account.'),
  seenByOfficer: say(
    'Мекенжайды басып шығарған қызметкер оны көрді. Күмәндансаңыз, кез келген терезеден құжатыңызбен жаңасын алыңыз: ескісі ештеңе ашпайды. Өз тіркелгіңізге кіргенде де ол жарамсыз болады.',
    'Сотрудник, который напечатал адрес, видел его. Если сомневаетесь, возьмите по документу новый у любого окна: прежний ничего не откроет. Не будет он действовать и после входа в вашу учётную запись.',
    'The officer who printed the address has seen it. If in doubt, take another at any counter with your document: the earlier one opens nothing then. Nor does it once you have come into your account.'),
  printAddress: say('Істің жаңа мекенжайын басып шығару', 'Напечатать новый адрес дела', 'Print another address of the case'),
  once: say('Мекенжай бір рет қана көрсетіледі: басып шығарып, адамға беріңіз. Бұрынғысы енді ештеңе ашпайды.', 'Адрес показан один раз: распечатайте и отдайте человеку. Прежний больше ничего не открывает.', 'The address is shown once: print it and give it to the person. The earlier one opens nothing any more.'),
  caseNumber: say('Істің нөмірі', 'Номер дела', 'Number of the case'),
  caseNumberHint: say('Талонда немесе хатта жазылған. Жаңа мекенжай бұрынғысының орнына беріледі.', 'Стоит на талоне или в письме. Новый адрес выдаётся взамен прежнего.', 'It stands on the receipt or in a letter. The new address takes the place of the earlier one.'),
  papers: say('Басып шығарылатын хаттар', 'Письма на печать', 'Letters to print'),
  papersLead: say('Тіркелгісі жоқ адамдарға жазылған хаттар. Басып шығарып, адамға тапсырыңыз немесе жіберіңіз; хаттың ашылғаны жазылады.', 'Письма людям без учётной записи. Распечатайте и вручите или отправьте; что письмо открыто, записывается.', 'Letters to people without an account. Print and hand or send them; that a letter was opened is noted.'),
  noPapers: say('Басып шығаратын хат жоқ', 'Писем на печать нет', 'There is nothing to print'),
  letter: say('Хат', 'Письмо', 'Letter'),
  sent: say('Жазылды', 'Написано', 'Written'),
  open: say('Ашып, басып шығару', 'Открыть и напечатать', 'Open and print'),
  printed: say('Хат басып шығарылды деп жазылды.', 'Записано, что письмо распечатано.', 'It is noted that this letter was printed.'),
  review: say('Құжат бойынша қабылдауларды тексеру', 'Проверка приёмов по документу', 'Review of visits by document'),
  reviewLead: say(
    'Қызметкер тіркелгісі жоқ адамға қызмет көрсеткен қабылдаулар. Қол қойылған қағаздарды құжатпен және тіркеліммен салыстырыңыз. Адамның келгенін машина көрсете алмайды, сондықтан әр қабылдауды басқа адам тексереді.',
    'Приёмы, на которых обслуживали людей без учётной записи. Сверьте подписанные листы с документом и регистром. Что человек приходил, машина показать не может, поэтому каждый приём проверяет другой человек.',
    'Visits in which people without an account were served. Hold the signed sheets against the document and the register. That the person was there no machine can show, so another person reviews each visit.'),
  noReviews: say('Құжат бойынша қабылдау болған жоқ', 'Приёмов по документу не было', 'Nobody was served by a document'),
  officer: say('Қызмет көрсеткен', 'Кто обслуживал', 'Served by'),
  finding: say('Тексеру', 'Проверка', 'Review'),
  reasons: say('Не тәртіпке сай емес?', 'Что не в порядке?', 'What is not in order?'),
  inOrder: say('Тәртіпке сай', 'В порядке', 'In order'),
  notInOrder: say('Тәртіпке сай емес', 'Не в порядке', 'Not in order'),
  unreviewed: say('әлі тексерілген жоқ', 'ещё не проверено', 'not reviewed yet'),
} as const satisfies Record<string, Text>

/** What was found of a visit by document. */
export const foundWords = (found: 'in order' | 'not in order' | undefined): Text => (found === undefined ? documentWords.unreviewed : found === 'in order' ? documentWords.inOrder : documentWords.notInOrder)
