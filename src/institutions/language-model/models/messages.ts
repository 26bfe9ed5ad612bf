/** What the registry of models says when something does not fit. */
import { formatNumber, inEveryLanguage } from '../../../law/format.ts'
import { spoken, type Text } from '../../../law/text.ts'

export const safetensorsWords = {
  short: {
    kk: 'safetensors файлы толық емес: оны қайта жүктеңіз немесе қайта жасаңыз.', ru: 'Файл safetensors неполон: загрузите или создайте его заново.',
    en: 'The safetensors file is cut short: send it or make it again.',
  },
  header: {
    kk: 'safetensors файлының тақырыбы оқылмайды: файл бүлінген немесе басқа форматта. Модельді safetensors форматында қайта сақтаңыз.',
    ru: 'Заголовок файла safetensors не читается: файл повреждён или другого формата. Сохраните модель заново в формате safetensors.',
    en: 'The header of the safetensors file cannot be read: the file is damaged or of another format. Save the model as safetensors again.',
  },
  length: {
    kk: 'safetensors файлында тақырыпта сипатталмаған байттар бар: модельді қайта сақтаңыз.', ru: 'В файле safetensors есть байты, не описанные в заголовке: сохраните модель заново.',
    en: 'The safetensors file holds bytes that its header does not describe: save the model again.',
  },
  broken: (name: string): Text => spoken({
    kk: `safetensors файлындағы «${name}» тензорының сипаттамасы деректерге сәйкес емес: модельді қайта сақтаңыз.`,
    ru: `Описание тензора «${name}» в файле safetensors не соответствует данным: сохраните модель заново.`,
    en: `The description of the tensor “${name}” in the safetensors file does not fit its data: save the model again.`,
  }),
  twice: (name: string): Text => spoken({
    kk: `«${name}» тензоры екі файлда бар: бумада не жалғыз model.safetensors, не оның бөліктері болуы керек.`, ru: `Тензор «${name}» есть в двух файлах: в папке должен быть либо один model.safetensors, либо его части.`,
    en: `The tensor “${name}” is in two files: a folder holds either one model.safetensors or its shards.`,
  }),
  type: (name: string, type: string): Text => spoken({
    kk: `«${name}» тензорының түрі ${type}: F32, F16 немесе BF16 түрінде сақтаңыз.`, ru: `Тип тензора «${name}» — ${type}: сохраните его как F32, F16 или BF16.`,
    en: `The tensor “${name}” is of the type ${type}: save it as F32, F16 or BF16.`,
  }),
} as const

export const conversionWords = {
  config: (keys: string): Text => spoken({
    kk: `config.json Llama архитектурасына сәйкес емес: ${keys}. LlamaForCausalLM моделін RoPE масштабтаусыз және ығысуларсыз беріңіз.`,
    ru: `config.json не соответствует архитектуре Llama: ${keys}. Нужна модель LlamaForCausalLM без масштабирования RoPE и без смещений.`,
    en: `config.json does not fit the Llama architecture: ${keys}. Give a LlamaForCausalLM without RoPE scaling and without biases.`,
  }),
  tokenizer: (keys: string): Text => spoken({
    kk: `Бұл токенизаторды GGUF форматына шығаруға болмайды: ${keys}. Порталдың байттық BPE токенизаторын таңдаңыз; Unigram тек салыстыруға арналған.`,
    ru: `Этот токенизатор нельзя вывести в GGUF: ${keys}. Возьмите побайтовый BPE портала; Unigram служит только для сравнения.`,
    en: `This tokenizer cannot be exported to GGUF: ${keys}. Take the portal’s byte-level BPE; Unigram is for comparison only.`,
  }),
  tooManyTokens: (size: number): Text => spoken({
    kk: `Токенизаторда модельдің vocab_size мәнінен (${size}) үлкен нөмірлі токен бар: модель мен токенизатор бір-біріне сай емес.`,
    ru: `В токенизаторе есть токен с номером больше vocab_size модели (${size}): модель и токенизатор не подходят друг другу.`,
    en: `The tokenizer has a token beyond the vocab_size of the model (${size}): model and tokenizer do not belong together.`,
  }),
  noToken: (text: string): Text => spoken({
    kk: `tokenizer_config.json атаған «${text}» токені сөздікте жоқ.`, ru: `Токена «${text}» из tokenizer_config.json нет в словаре.`, en: `The token “${text}” of tokenizer_config.json is not in the vocabulary.`,
  }),
  tensor: (name: string, shape: readonly number[]): Text => inEveryLanguage((locale) => spoken({
    kk: `«${name}» тензоры жоқ немесе өлшемі ${shape.join(' × ')} емес: салмақтар config.json файлына сәйкес емес.`,
    ru: `Тензора «${name}» нет, или его размер не ${shape.join(' × ')}: веса не соответствуют config.json.`,
    en: `The tensor “${name}” is missing or not of the size ${shape.join(' × ')}: the weights do not fit config.json.`,
  })[locale]),
  unknownTensor: (name: string): Text => spoken({
    kk: `«${name}» тензоры Llama архитектурасында жоқ: салмақтар config.json файлына сәйкес емес.`, ru: `Тензора «${name}» нет в архитектуре Llama: веса не соответствуют config.json.`,
    en: `The tensor “${name}” is none of the Llama architecture: the weights do not fit config.json.`,
  }),
} as const

/** The kind under which models are found. */
export const modelKind: Text = { kk: 'Модель', ru: 'Модель', en: 'Model' }

export const registryWords = {
  none: { kk: 'Мұндай модель жоқ.', ru: 'Такой модели нет.', en: 'There is no such model.' },
  badName: {
    kk: 'Модель атауы кіші латын әріптерінен, цифрлардан, сызықша мен нүктеден тұрады, мысалы: shanyraq-kk-10m.', ru: 'Имя модели состоит из строчных латинских букв, цифр, дефисов и точек, например: shanyraq-kk-10m.',
    en: 'The name of a model is made of lower-case Latin letters, digits, hyphens and dots, such as shanyraq-kk-10m.',
  },
  taken: {
    kk: 'Бұл атау берілген: бір атау тек бір модельге беріледі. Басқа атау таңдаңыз, мысалы, нұсқа нөмірін қосыңыз.', ru: 'Это имя уже занято: имя даётся одной модели навсегда. Выберите другое, например добавьте номер версии.',
    en: 'This name is taken: a name is given to one model for good. Choose another, such as one with a version number.',
  },
  noDelivery: {
    kk: 'Мұндай жіберілген модель жоқ: алдымен оған репозиторий жасаңыз.', ru: 'Такой присланной модели нет: сначала создайте для неё репозиторий.', en: 'There is no such delivery of a model: make a repository for it first.',
  },
  otherParent: {
    kk: 'Осы уақыт ішінде бумаға басқа файлдар жіберілді: соңғы күйінен бастап қайталаңыз.', ru: 'За это время в папку отправлены другие файлы: повторите, начав с последнего состояния.',
    en: 'Other files were sent to the folder meanwhile: try again from its newest state.',
  },
  notAllSent: (names: string): Text => spoken({
    kk: `Әлі жіберілмеген файлдар: ${names}. Оларды жіберіп, қайталаңыз.`, ru: `Ещё не отправлены файлы: ${names}. Отправьте их и повторите.`, en: `These files have not been sent yet: ${names}. Send them and try again.`,
  }),
  badDescription: {
    kk: 'Модель сипаттамасы толық емес.', ru: 'Описание модели неполно.', en: 'The description of the model is not complete.',
  },
  unknownLicence: {
    kk: 'SPDX тізімінде мұндай лицензия жоқ (spdx.org/licenses). Оның белгісін дәл жазыңыз, мысалы: Apache-2.0.', ru: 'В списке SPDX нет такой лицензии (spdx.org/licenses). Укажите её идентификатор точно, например: Apache-2.0.',
    en: 'The list of SPDX has no such licence (spdx.org/licenses). Write its id exactly, such as Apache-2.0.',
  },
  badEmail: {
    kk: 'Бұл электрондық пошта мекенжайы емес. Толық жазыңыз, мысалы: injener@ulgi.example.', ru: 'Это не адрес электронной почты. Укажите его полностью, например: injener@ulgi.example.', en: 'This is no e-mail address. Write it in full, such as injener@ulgi.example.',
  },
  fill: { kk: 'Толтырыңыз.', ru: 'Заполните это поле.', en: 'Fill this in.' },
  badProvenance: (places: string): Text => spoken({
    kk: `Модельдің қалай жасалғаны туралы мәліметтер толық емес: ${places}.`, ru: `Сведения о том, как создана модель, неполны: ${places}.`, en: `What is said of how the model was made is not complete: ${places}.`,
  }),
  noRun: { kk: 'Мұндай аяқталған оқыту жоқ.', ru: 'Такого завершённого обучения нет.', en: 'There is no such finished training run.' },
  notEngineer: {
    kk: 'Модельді тек тілдік модель инженері дайындайды.', ru: 'Готовить модель может только инженер языковой модели.', en: 'Only an engineer of the language model drafts models.',
  },
  notHead: {
    kk: 'Модельді тек тілдік модель басшысы шығарады және қайтарып алады.', ru: 'Выпускать и отзывать модель может только руководитель языковой модели.', en: 'Only the head of the language model releases models and takes them back.',
  },
  ownDraft: {
    kk: 'Модельдің қараламасын өзіңіз дайындағансыз: оны басқа адам шығаруы керек.', ru: 'Черновик модели подготовили вы сами: выпустить её должен другой человек.',
    en: 'You drafted this model yourself: another person has to release it.',
  },
  notDraft: {
    kk: 'Тек дайын қаралама шығарылады: бұл модель әлі дайындалып жатыр, шығарылған немесе қайтарып алынған.', ru: 'Выпустить можно только готовый черновик: эта модель ещё готовится, уже выпущена или отозвана.',
    en: 'Only a finished draft is released: this model is still being prepared, is released already, or was taken back.',
  },
  noReceipt: {
    kk: 'Дәл осы файлдарға арналған бағалау хаттамасы жоқ: алдымен модельді бағалаңыз.', ru: 'Нет протокола оценки именно этих файлов: сначала оцените модель.',
    en: 'There is no receipt of an evaluation of exactly these files: evaluate the model first.',
  },
  /** A kind of evaluation of which too little, or nothing, is there; `measured` is the most that is. */
  notEvaluated: (need: readonly { readonly title: Text; readonly items: number; readonly whole: boolean }[], measured: number): Text => inEveryLanguage((locale) => {
    const items = (one: (typeof need)[number]): string => formatNumber(one.items, locale)
    const or = spoken({ kk: ' немесе ', ru: ' или ', en: ' or ' })[locale]
    const least = (one: (typeof need)[number]): Text => (one.whole
      ? spoken({ kk: `бүкіл жиын, ${items(one)} мысал`, ru: `весь набор, примеров: ${items(one)}`, en: `the whole set, ${items(one)} items` })
      : spoken({ kk: `кемінде ${items(one)} мысал`, ru: `примеров не менее ${items(one)}`, en: `at least ${items(one)} items` }))
    const list = need.map((one) => `${one.title[locale]} – ${least(one)[locale]}`).join(or)
    return spoken({
      kk: `Шығару үшін дәл осы файлдарды бағалау жеткіліксіз. Қажеті: ${list}; өлшенгені: ${formatNumber(measured, 'kk')}. Модельді осы тапсырма бойынша бағалаңыз.`,
      ru: `Для выпуска не хватает оценки именно этих файлов. Нужно: ${list}; измерено: ${formatNumber(measured, 'ru')}. Оцените модель по этому заданию.`,
      en: `Too little of exactly these files is evaluated for a release. Needed: ${list}; measured: ${formatNumber(measured, 'en')}. Evaluate the model by this task.`,
    })[locale]
  }),
  notSubmitted: {
    kk: 'Бұл модель шығаруға ұсынылған жоқ: алдымен оны инженер ұсынуы керек.', ru: 'Эта модель не представлена к выпуску: сначала её должен представить инженер.',
    en: 'This model has not been submitted for release: an engineer has to submit it first.',
  },
  withdrawnSource: (title: Text): Text => spoken({
    kk: `Модель қайтарып алынған дереккөзден жасалған: ${title.kk}. Корпусты онсыз қайта жинап, модельді қайта оқытыңыз.`,
    ru: `Модель создана из отозванного источника: ${title.ru}. Соберите корпус без него и обучите модель заново.`,
    en: `The model was made from something that was taken back: ${title.en}. Build the corpus without it and train again.`,
  }),
  optedOutSources: (texts: readonly { readonly title: Text; readonly reason: Text }[]): Text => {
    const list = inEveryLanguage((locale) => texts.map(({ title, reason }) => `${title[locale]} (${reason[locale].replace(/\.$/, '')})`).join('; '))
    return spoken({
      kk: `Корпус жинақталғаннан кейін оның кейбір мәтіндерін пайдалануға тыйым салынды: ${list.kk}. Корпусты оларсыз қайта жинақтап, модельді қайта оқытыңыз немесе басшы модельді соған қарамастан неге шығаратынын негіздесін.`,
      ru: `После сборки корпуса часть его текстов запрещена к использованию: ${list.ru}. Соберите корпус без них и обучите модель заново, либо пусть руководитель обоснует, почему модель всё же выпускается.`,
      en: `Texts of the corpus were opted out after it was built: ${list.en}. Build the corpus without them and train again, or let the head state why the model is released all the same.`,
    })
  },
  searching: {
    kk: 'Пайдалануға тыйым салынған мәтіндер корпустардан әлі ізделіп жатыр: бірнеше минуттан кейін қайталаңыз; аяқталмаса, әкімшіге хабарлаңыз.', ru: 'Поиск запрещённых к использованию текстов в корпусах ещё идёт: повторите через несколько минут; если он не завершится, сообщите администратору.',
    en: 'The corpora are still being looked through for texts that were opted out: try again in some minutes; if it does not end, tell the administrator.',
  },
  noOptOuts: {
    kk: 'Шешім қажет емес: модель корпусында пайдалануға тыйым салынған мәтін табылған жоқ немесе олар туралы шешім қабылданып қойған.',
    ru: 'Решение не требуется: в корпусе модели нет текстов, запрещённых к использованию, или решение о них уже принято.',
    en: 'There is nothing to decide: no text of the model’s corpus was opted out, or that was decided already.',
  },
  otherOptOuts: {
    kk: 'Осы уақыт ішінде пайдалануға тыйым салынған мәтіндердің тізімі өзгерді: оны қайта қарап шығып, шешім қабылдаңыз.', ru: 'За это время список текстов, запрещённых к использованию, изменился: просмотрите его снова и примите решение.',
    en: 'The list of texts that were opted out has changed meanwhile: read it again and decide.',
  },
  notReleased: {
    kk: 'Тек шығарылған модель қайтарып алынады.', ru: 'Отозвать можно только выпущенную модель.', en: 'Only a released model is taken back.',
  },
  noFile: { kk: 'Модельде мұндай файл жоқ.', ru: 'В модели нет такого файла.', en: 'The model has no such file.' },
  notPrepared: {
    kk: 'Модельдің файлдары әлі дайын емес: дайындық біткенше күтіңіз.', ru: 'Файлы модели ещё не готовы: дождитесь окончания подготовки.', en: 'The files of the model are not ready yet: wait until it is prepared.',
  },
  badFile: (name: string): Text => spoken({
    kk: `Модель бумасында ${name} жоқ немесе оқылмайды: буманы Hugging Face құрылымымен қайта сақтаңыз.`, ru: `В папке модели нет файла ${name}, или он не читается: сохраните папку заново в структуре Hugging Face.`,
    en: `The model folder has no ${name}, or it cannot be read: save the folder again in the layout of Hugging Face.`,
  }),
  preparing: { kk: 'Файлдар дайындалып жатыр', ru: 'Файлы готовятся', en: 'Preparing the files' },
  writing: (file: string): Text => spoken({ kk: `${file} жазылып жатыр`, ru: `Записывается ${file}`, en: `Writing ${file}` }),
  fault: {
    kk: 'Дайындау күтпеген қатемен тоқтады. Жаңадан бастап көріңіз; қайталанса, әкімшіге хабарлаңыз.', ru: 'Подготовка прервалась из-за непредвиденной ошибки. Начните заново; если повторится, сообщите администратору.',
    en: 'Preparing broke off with an unexpected error. Start again; if it happens again, tell the administrator.',
  },
} as const
