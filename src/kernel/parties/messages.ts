/** What people are told when something about their account or their rights does not work, with the mend. */
import { inThisCountry } from '../../law/conventions.ts'
import { spoken, type Text } from '../../law/text.ts'

export const words = {
  personSuspended: { kk: 'Порталдағы құқықтарыңыз өкіммен тоқтатыла тұрған', ru: 'Ваши права на портале приостановлены распоряжением', en: 'Your rights on the portal are suspended by an order' },
  organisationSuspended: { kk: 'Ұйымның порталдағы құқықтары өкіммен тоқтатыла тұрған', ru: 'Права организации на портале приостановлены распоряжением', en: 'The rights of the organisation on the portal are suspended by an order' },
  nameMissing: {
    kk: 'Тегіңіз бен атыңызды жазыңыз.',
    ru: 'Укажите фамилию и имя.',
    en: 'Give your first and last name.',
  },
  nameErasedBefore: {
    kk: 'Бұл ұйымның атауы бұрын өшірілген.',
    ru: 'Наименование этой организации уже удалено.',
    en: 'The name of this organisation has been erased already.',
  },
  basisMissing: {
    kk: 'Құқықтық негізді көрсетіңіз (10–1000 таңба): заңның бабы, сот актісі немесе өтініш. Ол ашық журналға жазылады.',
    ru: 'Укажите правовое основание (10–1000 знаков): статью закона, судебный акт или обращение. Оно войдёт в открытый журнал.',
    en: 'State the legal basis (10 to 1,000 characters): the article of a law, a judgment or a request. It enters the public journal.',
  },
  counterNotYours: {
    kk: 'Сіз бұл терезенің маманы емессіз: қызмет көрсету терезесіндегі лауазымға орган әкімшісі тағайындайды.', ru: 'Вы не работаете в этом окне: на должность специалиста окна приёма назначает администратор органа.',
    en: 'You do not sit at this counter: the administrator of the body appoints to an office at its counter.',
  },
  counterSelf: {
    kk: 'Терезеде өз атыңыздан өтініш бере алмайсыз. Оны өз кабинетіңізде беріңіз немесе әріптесіңізге барыңыз.', ru: 'Подать заявление от своего имени у своего окна нельзя. Подайте его в своём кабинете или у коллеги.',
    en: 'You cannot file for yourself at your own counter. File in your own cabinet, or with a colleague.',
  },
  counterNobody: {
    kk: 'Мұндай нөмірі немесе мекенжайы бар тіркелгі жоқ. Тексеріңіз; тіркелгісі жоқ адамға құжаты бойынша қызмет көрсетіледі.', ru: 'Учётной записи с таким номером или адресом нет. Проверьте; человека без учётной записи обслуживают по документу.',
    en: 'No account has this number or address. Check it; whoever has none is served by their document.',
  },
  counterSuspended: {
    kk: 'Бұл адамға терезеде қызмет көрсетілмейді: оның әрекеттері өкіммен тоқтатыла тұрған. Өкіммен ол өз кабинетінде таныса алады.', ru: 'Обслужить этого человека у окна нельзя: его действия приостановлены распоряжением. С распоряжением он может ознакомиться в своём кабинете.',
    en: 'This person is not served at a counter: an order keeps them from acting. They read the order in their own cabinet.',
  },
  counterWhich: { kk: 'Қай органның терезесінде отырғаныңызды көрсетіңіз.', ru: 'Укажите, у окна какого органа вы работаете.', en: 'Say at the counter of which body you sit.' },
  counterOver: {
    kk: 'Бұл қабылдау аяқталды. Адам әлі осында болса, қабылдауды қайта бастаңыз; терілген қаралама адамның кабинетінде, тіркелгісі жоқ адамдікі осы терезенің келесі қабылдауында тұр.', ru: 'Этот приём завершён. Если человек ещё здесь, начните приём заново; черновик сохранён в его кабинете, а у человека без учётной записи откроется на следующем приёме у этого окна.',
    en: 'This visit has ended. If the person is still here, begin another; the draft is kept in their cabinet, and for somebody without an account it comes back in the next visit at this counter.',
  },
  counterHasAccount: {
    kk: 'Бұл нөмір иесінің тіркелгісі бар. Қабылдауды нөмір бойынша бастаңыз: адам осында екенін өз кодымен немесе кіру кілтімен растайды.', ru: 'У человека с этим номером есть учётная запись. Начните приём по номеру: он сам подтвердит, что здесь, кодом или ключом доступа.',
    en: 'The person with this number has an account. Begin the visit by the number: they show by their own code or passkey that they are here.',
  },
  counterOtherName: {
    kk: 'Бұл нөмір немесе құжат бұрын басқа аты-жөнмен жазылған. Құжатпен салыстырыңыз. Құжатта дәл осылай жазылған болса, аты-жөнін түзетіңіз: тексеруші оны көреді.', ru: 'Раньше этот номер или документ был записан с другим именем. Сверьтесь с документом. Если в документе именно так, исправьте имя: проверяющий это увидит.',
    en: 'This number or document was written down with another name before. Check it against the document. If the document says exactly this, correct the name: whoever reviews the visit sees it.',
  },
  counterNoAccount: {
    kk: 'Бұл нөмірі бар адамның тіркелгісі жоқ: оған терезеде құжаты бойынша қызмет көрсетілген. Төмендегі «Тіркелгісі жоқ адамға қызмет көрсету» бетін ашыңыз.', ru: 'У человека с этим номером нет учётной записи: его обслуживали у окна по документу. Откройте ниже «Обслужить человека без учётной записи».',
    en: 'The person with this number has no account: they were served at a counter by their document. Open “Serve somebody without an account” below.',
  },
  counterClaimed: {
    kk: 'Адам осы қабылдау кезінде өз тіркелгісіне кірді немесе қабылдау аяқталды: қағаз енді жарамайды. Қабылдауды нөмірі бойынша бастаңыз.', ru: 'За время приёма человек вошёл в свою учётную запись или приём завершён: лист больше не действует. Начните приём по номеру.',
    en: 'The person has come into their own account during this visit, or the visit has ended: the sheet holds no more. Begin a visit by their number.',
  },
  counterKindMissing: { kk: 'Құжаттың түрін таңдаңыз.', ru: 'Выберите вид документа.', en: 'Choose the kind of the document.' },
  counterDocumentMissing: { kk: 'Құжаттың нөмірін жазыңыз: 5–20 әріп пен цифр.', ru: 'Укажите номер документа: 5–20 букв и цифр.', en: 'Give the number of the document: 5 to 20 letters and digits.' },
  counterForeignDocument: {
    kk: 'Шетелдіктің паспортында нөмірдің алдына мемлекеттің үш әріптік кодын жазыңыз, мысалы UZB FA1234567.', ru: 'Перед номером паспорта иностранца укажите трёхбуквенный код государства, например UZB FA1234567.',
    en: 'Before the number of a passport of another country give the three letters of the state, for example UZB FA1234567.',
  },
  counterPaperWrong: {
    kk: 'Нөмір осы өтініштің қағазындағы нөмірге сәйкес келмейді. Өтініш өзгертілген болса, оны қайта басып шығарып, адамға қайта қол қойғызыңыз.', ru: 'Номер не совпадает с напечатанным на этом заявлении. Если заявление изменили, распечатайте его заново и дайте подписать ещё раз.',
    en: 'The number is not that of this application on paper. If the application was changed, print it again and have it signed anew.',
  },
  counterNotReviewer: { kk: 'Құжат бойынша қабылдауларды терезесі бар органның әкімшісі тексереді.', ru: 'Приёмы по документу проверяет администратор органа, у которого есть окно приёма.', en: 'Visits by document are reviewed by the administrator of a body that has a counter.' },
  counterReviewOwn: { kk: 'Өзіңіз жүргізген немесе өзіңізге қызмет көрсетілген қабылдауды тексере алмайсыз.', ru: 'Нельзя проверить приём, который вы вели сами или на котором обслуживали вас.', en: 'You cannot review a visit in which you served, or were served.' },
  counterReviewed: { kk: 'Бұл қабылдау тексеріліп қойған.', ru: 'Этот приём уже проверен.', en: 'This visit was reviewed already.' },
  counterFinding: { kk: 'Тексерудің нәтижесін таңдаңыз: тәртіпке сай немесе сай емес.', ru: 'Выберите результат проверки: в порядке или не в порядке.', en: 'Choose what you found: in order, or not in order.' },
  counterReasonsInOrder: { kk: 'Кемшілік жазылған, бірақ «Тәртіпке сай» таңдалған. Біреуін түзетіңіз.', ru: 'Указано, что не в порядке, но выбрано «В порядке». Исправьте одно из двух.', en: 'You say what is not in order, and chose “In order”. Correct one of the two.' },
  counterGoesOn: { kk: 'Бұл қабылдау әлі аяқталған жоқ: ол біткен соң тексеріледі.', ru: 'Этот приём ещё идёт: проверить его можно после окончания.', en: 'This visit still goes on: it is reviewed once it has ended.' },
  counterReasonsLong: { kk: 'Түсіндірме тым ұзын: ең көбі 1 000 таңба. Қысқартыңыз.', ru: 'Пояснение слишком длинное: не более 1 000 знаков. Сократите его.', en: 'The reasons are too long: at most 1,000 characters. Shorten them.' },
  counterName: { kk: 'Аты-жөнін құжаттағыдай жазыңыз: 200 таңбадан аспасын.', ru: 'Укажите фамилию и имя, как в документе: не более 200 знаков.', en: 'Write the first and last name as the document has them, in at most 200 characters.' },
  counterReasons: { kk: 'Ненің тәртіпке сай емес екенін жазыңыз.', ru: 'Укажите, что именно не в порядке.', en: 'Say what is not in order.' },
  personNumberAtCounter: {
    kk: 'Бұл нөмірмен сізге терезеде тіркелгісіз қызмет көрсетілген. Шығып, ЭЦҚ арқылы кіріңіз: сонда терезеде берілген өтініштеріңіз бар тіркелгі ашылады.', ru: 'По этому номеру вас обслуживали у окна приёма без учётной записи. Выйдите и войдите с помощью ЭЦП: откроется учётная запись с заявлениями, поданными у окна.',
    en: 'With this number you were served at a counter without an account. Sign out, and sign in with your digital signature: that opens the account in which your applications stand.',
  },
  counterUnreachable: {
    kk: 'Адамның расталған поштасы да, расталған телефоны да жоқ: кодты жіберетін жер жоқ. Кіру кілтімен растауға болады.', ru: 'У человека нет ни подтверждённой почты, ни подтверждённого телефона: код отправить некуда. Подтвердить можно ключом доступа.',
    en: 'The person has no confirmed mailbox and no confirmed phone: a code would go nowhere. A passkey can be used instead.',
  },
  counterPasskey: {
    kk: 'Кіру кілті қабылданбады: ол басқа адамдікі, кеш жауап берді немесе басқа мәтінге сұралған. Қайталаңыз немесе код сұраңыз.', ru: 'Ключ доступа не принят: он другого человека, ответил поздно или запрошен для другого текста. Повторите или запросите код.',
    en: 'The passkey was not accepted: it is another person’s, answered late, or was asked for another text. Try again, or ask for a code.',
  },
  counterCodeWrong: {
    kk: 'Код сәйкес келмеді, ескірді немесе басқа мәтінге берілген. Тексеріңіз немесе жаңа код сұраңыз; бес қатеден кейін ескісі жарамайды.', ru: 'Код не подходит, устарел или выдан для другого текста. Проверьте или запросите новый; после пяти ошибок прежний не действует.',
    en: 'The code does not fit, is too old, or was given for another text. Check it or ask for another; after five mistakes the old one holds no more.',
  },
  emailInvalid: {
    kk: 'Электрондық пошта мекенжайын name@example.kz үлгісімен жазыңыз.',
    ru: 'Укажите адрес электронной почты в виде name@example.kz.',
    en: 'Give an e-mail address such as name@example.kz.',
  },
  emailTaken: {
    kk: 'Бұл мекенжаймен тіркелгі бар. Жүйеге кіріңіз немесе құпиясөзді қалпына келтіріңіз.',
    ru: 'Учётная запись с этим адресом уже есть. Войдите или восстановите пароль.',
    en: 'There is an account with this address. Sign in, or reset the password.',
  },
  passwordShort: {
    kk: 'Құпиясөзде кемінде 12 таңба болуы керек. Бірнеше кездейсоқ сөз жақсы жарайды.',
    ru: 'В пароле должно быть не меньше 12 знаков. Хорошо подходят несколько случайных слов.',
    en: 'The password needs at least 12 characters. A few random words do well.',
  },
  passwordLong: {
    kk: 'Құпиясөз 256 таңбадан аспауы керек.',
    ru: 'В пароле должно быть не больше 256 знаков.',
    en: 'The password may have at most 256 characters.',
  },
  passwordCommon: {
    kk: 'Бұл құпиясөзді табу оңай: жиі кездесетін сөздерден не пернелер қатарынан тұрады. Басқасын ойлап табыңыз.',
    ru: 'Такой пароль легко угадать: он состоит из частых слов или рядов клавиш. Придумайте другой.',
    en: 'This password is easy to guess: it is made of common words or rows of keys. Choose another.',
  },
  wrongPassword: {
    kk: 'Мекенжай немесе құпиясөз қате. Тексеріп көріңіз немесе құпиясөзді қалпына келтіріңіз.',
    ru: 'Неверный адрес или пароль. Проверьте их или восстановите пароль.',
    en: 'The address or the password is wrong. Check them, or reset the password.',
  },
  wrongPresentPassword: {
    kk: 'Қазіргі құпиясөз қате.',
    ru: 'Текущий пароль указан неверно.',
    en: 'The present password is wrong.',
  },
  passwordByLetter: {
    kk: 'Тіркелгіңізде құпиясөз жоқ. Алғашқы құпиясөз тек хаттағы сілтемемен қойылады.',
    ru: 'У вашей учётной записи нет пароля. Первый пароль задаётся только по ссылке из письма.',
    en: 'Your account has no password. The first one is set by the link of a letter only.',
  },
  signInFirst: {
    kk: 'Алдымен жүйеге кіріңіз.',
    ru: 'Сначала войдите в систему.',
    en: 'Sign in first.',
  },
  linkSpent: {
    kk: 'Сілтеме пайдаланылған немесе мерзімі өткен. Жаңа сілтеме сұраңыз.',
    ru: 'Ссылка уже использована или устарела. Запросите новую.',
    en: 'The link has been used or is too old. Ask for a new one.',
  },
  get numberTaken() { return inThisCountry(spoken({
    kk: 'Мұндай {organisation}-і бар компания қосылған. Оның бірінші басшысынан сізге сенімхат беруін сұраңыз. Басшы өзіңіз болсаңыз, мұны «Жеке басты растау» бетінде растаңыз.',
    ru: 'Компания с этим {organisation} уже добавлена. Попросите её первого руководителя выдать вам доверенность. Если руководитель — вы, подтвердите это на странице «Подтверждение личности».',
    en: 'The company with this {organisation} has been added already. Ask its head for a delegation. If you head it, prove that on the page “Prove who you are”.',
  })) },
  numberYours: {
    kk: 'Бұл компания сіздің тізіміңізде бар.',
    ru: 'Эта компания уже есть в вашем списке.',
    en: 'This company is on your list already.',
  },
  organisationName: {
    kk: 'Ұйымның атауын жазыңыз.',
    ru: 'Укажите наименование организации.',
    en: 'Give the name of the organisation.',
  },
  organisationUnknown: {
    kk: 'Мұндай ұйым жоқ немесе сіз оның атынан әрекет ете алмайсыз.',
    ru: 'Такой организации нет, или вы не можете действовать от её имени.',
    en: 'There is no such organisation, or you may not act for it.',
  },
  headOnly: {
    kk: 'Мұны ұйымның бірінші басшысы ғана істей алады. Тіркелгі мәзірінен сол ұйымды таңдаңыз.',
    ru: 'Это может сделать только первый руководитель организации. Выберите её в меню учётной записи.',
    en: 'Only the head of the organisation may do this. Choose the organisation in the account menu.',
  },
  noticeUnknown: { kk: 'Тізімнен біреуін таңдаңыз.', ru: 'Выберите один вариант из списка.', en: 'Choose one of the list.' },
  messageUnknown: {
    kk: 'Сіздің кіріс хаттарыңызда мұндай хат жоқ.',
    ru: 'Такого письма среди ваших входящих нет.',
    en: 'There is no such letter in your inbox.',
  },
  personUnknown: {
    kk: 'Мұндай тіркелген адам жоқ.',
    ru: 'Такого зарегистрированного лица нет.',
    en: 'There is no such registered person.',
  },
  delegateSelf: {
    kk: 'Өзіңізге сенімхат бере алмайсыз.',
    ru: 'Нельзя выдать доверенность самому себе.',
    en: 'You cannot give a delegation to yourself.',
  },
  delegationDates: {
    kk: 'Сенімхаттың соңғы күні болашақта болуы керек және берілген күннен кейін келуі керек.',
    ru: 'Дата окончания доверенности должна быть в будущем и позже даты начала.',
    en: 'The delegation must end in the future and after it begins.',
  },
  delegationScope: {
    kk: 'Кемінде бір қызметті таңдаңыз немесе сенімхатты барлық қызметке беріңіз.',
    ru: 'Выберите хотя бы одну услугу или выдайте доверенность на все услуги.',
    en: 'Choose at least one service, or delegate all of them.',
  },
  delegationUnknown: {
    kk: 'Мұндай қолданыстағы сенімхат жоқ.',
    ru: 'Такой действующей доверенности нет.',
    en: 'There is no such delegation in force.',
  },
  invitationElsewhere: {
    kk: 'Шақыру басқа мекенжайға жіберілген. Сол мекенжайы расталған тіркелгімен кіріңіз.',
    ru: 'Приглашение отправлено на другой адрес. Войдите под учётной записью, в которой этот адрес подтверждён.',
    en: 'The invitation was sent to another address. Sign in with the account in which that address is confirmed.',
  },
  roleName: {
    kk: 'Рөл «бөлім.рөл» түрінде, кіші латын әріптерімен жазылады, мысалы, fund.officer.',
    ru: 'Роль записывается в виде «раздел.роль» строчными латинскими буквами, например fund.officer.',
    en: 'A role is written in lower-case Latin letters, such as fund.officer.',
  },
  ownRole: {
    kk: 'Өз рөлдеріңізді өзгерте алмайсыз: басқа әкімшіден сұраңыз.',
    ru: 'Свои роли изменить нельзя: попросите другого администратора.',
    en: 'You cannot change your own roles: ask another administrator.',
  },
  ownErasure: {
    kk: 'Өз тіркелгіңізді «Тіркелгі» бетінде жабасыз.',
    ru: 'Свою учётную запись закрывают на её странице.',
    en: 'You close your own account on your account page.',
  },
  lastAdministrator: {
    kk: 'Бұл — соңғы әкімші немесе мерзімсіз тағайындалған соңғы әкімші. Алдымен басқа әкімшіні мерзімсіз тағайындаңыз.',
    ru: 'Это последний администратор или последний из назначенных без срока. Сначала назначьте без срока другого администратора.',
    en: 'This is the last administrator, or the last one without an end. Appoint another without an end first.',
  },
  administratorOnly: {
    kk: 'Бұл бөлім әкімшіге арналған. Тіркелгі мәзірінен лауазымыңызды таңдаңыз.',
    ru: 'Этот раздел доступен администратору. Выберите свою должность в меню учётной записи.',
    en: 'This is for administrators. Choose your office in the account menu.',
  },
  roleUnknown: {
    kk: 'Бұл адамда мұндай қолданыстағы рөл жоқ.',
    ru: 'У этого лица нет такой действующей роли.',
    en: 'This person does not hold that role.',
  },
  hatRefused: {
    kk: 'Бұл ұйымның немесе лауазымның атынан әрекет етуге құқығыңыз жоқ немесе оның мерзімі аяқталған.',
    ru: 'У вас нет права действовать от имени этой организации или должности, или его срок истёк.',
    en: 'You have no right to act in this name, or it has ended.',
  },
  passkeyFailed: {
    kk: 'Кіру кілті қабылданбады. Қайталап көріңіз немесе құпиясөзбен кіріңіз.',
    ru: 'Ключ доступа не принят. Попробуйте ещё раз или войдите по паролю.',
    en: 'The passkey was not accepted. Try again, or sign in with the password.',
  },
  passkeyUnknown: {
    kk: 'Мұндай кіру кілті жоқ.',
    ru: 'Такого ключа доступа нет.',
    en: 'There is no such passkey.',
  },
  lastWayIn: {
    kk: 'Бұл — тіркелгіге кірудің соңғы жолы. Алдымен құпиясөз қойыңыз немесе басқа кіру кілтін қосыңыз.',
    ru: 'Это последний способ войти. Сначала задайте пароль или добавьте другой ключ доступа.',
    en: 'This is the last way into the account. Set a password or add another passkey first.',
  },
  providerFailed: {
    kk: 'Сыртқы жүйе арқылы кіру аяқталмады. Қайталап көріңіз немесе басқа тәсілмен кіріңіз.',
    ru: 'Вход через внешнюю систему не завершён. Попробуйте ещё раз или войдите другим способом.',
    en: 'Signing in through the outside provider was not finished. Try again, or sign in another way.',
  },
  providerUnreachable: {
    kk: 'Сыртқы кіру жүйесі жауап бермейді. Кейінірек қайталаңыз немесе құпиясөзбен кіріңіз.',
    ru: 'Внешняя система входа не отвечает. Повторите позже или войдите по паролю.',
    en: 'The outside sign-in provider does not answer. Try later, or sign in with the password.',
  },
  providerAbsent: {
    kk: 'Сыртқы жүйе арқылы кіру бапталмаған.',
    ru: 'Вход через внешнюю систему не настроен.',
    en: 'Signing in through an outside provider is not set up.',
  },
  providerEmailTaken: {
    kk: 'Бұл мекенжаймен тіркелгі бар. Әдеттегідей кіріп, сыртқы жүйені тіркелгі бетінде қосыңыз.',
    ru: 'Учётная запись с этим адресом уже есть. Войдите обычным способом и подключите внешнюю систему на странице учётной записи.',
    en: 'There is an account with this address. Sign in the usual way and connect the provider on the account page.',
  },
  identityTaken: {
    kk: 'Бұл сыртқы тіркелгі басқа адамға қосылған.',
    ru: 'Эта внешняя учётная запись подключена к другому лицу.',
    en: 'This outside account is connected to another person.',
  },
  get personNumberTaken() { return inThisCountry(spoken({
    kk: 'Бұл {person} басқа тіркелгіде бар. Қолтаңбамен сол тіркелгіге кіріңіз.',
    ru: 'Этот {person} уже указан в другой учётной записи. Войдите в неё по подписи.',
    en: 'Another account has this {person}. Sign in to it with the signature.',
  })) },
  tokenLabel: {
    kk: 'Кілтке атау беріңіз, мысалы, «Есептілік сервері».',
    ru: 'Дайте ключу название, например «Сервер отчётности».',
    en: 'Give the key a name, such as “Reporting server”.',
  },
  tokenScopes: {
    kk: 'Кілтке кемінде бір рұқсат таңдаңыз.',
    ru: 'Выберите для ключа хотя бы одно разрешение.',
    en: 'Choose at least one permission for the key.',
  },
  tokenDays: {
    kk: 'Кілттің мерзімі 1 күннен 365 күнге дейін болады.',
    ru: 'Срок ключа — от 1 до 365 дней.',
    en: 'A key lasts from 1 to 365 days.',
  },
  tokenUnknown: {
    kk: 'Портал кілті жарамсыз: ол жоқ, мерзімі өткен немесе кері қайтарып алынған.',
    ru: 'Ключ портала недействителен: его нет, его срок истёк или он отозван.',
    en: 'The portal key is not valid: it does not exist, has expired or was revoked.',
  },
  stillHeads: {
    kk: 'Бұл адам — ұйымның расталған бірінші басшысы. Алдымен жаңа басшы өз құқығын растауы керек.',
    ru: 'Это лицо — подтверждённый первый руководитель организации. Сначала своё право должен подтвердить новый руководитель.',
    en: 'This person is the proved head of an organisation. A new head must prove their right first.',
  },
  get personNumberOther() { return inThisCountry(spoken({
    kk: 'Бұл тіркелгіде расталған басқа {person} бар: тіркелгі бір адамға ғана тиесілі.',
    ru: 'В этой учётной записи подтверждён другой {person}: учётная запись принадлежит одному человеку.',
    en: 'Another {person} has been proved for this account: an account belongs to one person.',
  })) },
  notHead: {
    kk: 'Бұл адам ұйымның басшысы емес.',
    ru: 'Этот человек не является руководителем организации.',
    en: 'This person does not head the organisation.',
  },
  ownHeadship: {
    kk: 'Өз құқығыңызды өзіңіз растай да, тоқтата да алмайсыз: басқа әкімшіден сұраңыз.',
    ru: 'Подтвердить или прекратить собственное право нельзя: попросите другого администратора.',
    en: 'You cannot prove or take away a right of your own: ask another administrator.',
  },
  lastHead: {
    kk: 'Сіз ұйымның бірінші басшысысыз. Тіркелгіні жаппас бұрын жаңа басшы өз құқығын қолтаңбасымен растауы керек.',
    ru: 'Вы — подтверждённый первый руководитель организации. До закрытия учётной записи новый руководитель должен подтвердить себя подписью.',
    en: 'You are the proved head of an organisation. Before the account is closed, a new head must prove themself by signature.',
  },
} as const satisfies Record<string, Text>

/** A name that others will read holds a number or an address of a person. */
export const tellsOfPerson: Text = {
  kk: 'Мұнда жеке нөмір, телефон, электрондық пошта немесе шот нөмірі сияқты дербес деректер бар. Оларды алып тастаңыз.',
  ru: 'Здесь есть персональные данные: личный номер, телефон, электронная почта, номер счёта или документа. Уберите их.',
  en: 'This holds personal data, such as a personal number, a telephone, an e-mail address or an account number. Take it out.',
}

/** Too many tries; `minutes` until the next is allowed. */
export const triesSpent = (minutes: number): Text => spoken({
  kk: `Тым көп әрекет жасалды. ${minutes} минуттан кейін қайталаңыз.`,
  ru: `Слишком много попыток. Повторите через ${minutes} мин.`,
  en: `Too many tries. Try again in ${minutes} min.`,
})

/** Too many wrong passwords from here; `minutes` until the next is allowed. */
export const guessesSpent = (minutes: number): Text => spoken({
  kk: `Құрылғыңыздан немесе желіңізден құпиясөз тым көп рет қате енгізілді. ${minutes} минуттан кейін қайталаңыз. Кіру кілтімен немесе құпиясөзді қалпына келтіру хаты арқылы қазір де кіре аласыз.`,
  ru: `С вашего устройства или из вашей сети слишком много раз вводили неверный пароль. Повторите через ${minutes} мин. Войти сразу можно с ключом доступа или по письму для восстановления пароля.`,
  en: `Too many wrong passwords came from here. Try again in ${minutes} min. A passkey, or the letter that resets the password, lets you in at once.`,
})

/** To whom may not fill an office: whose it is to fill. */
export const bodyAdministratorOnly = (body: Text): Text => spoken({
  kk: `Бұл органның лауазымдарына оның өз әкімшісі тағайындайды: ${body.kk}. Тіркелгі мәзірінен лауазымыңызды таңдаңыз.`,
  ru: `На должности этого органа назначает его собственный администратор: ${body.ru}. Выберите свою должность в меню учётной записи.`,
  en: `The offices of this body are filled by its own administrator: ${body.en}. Choose your office in the account menu.`,
})
