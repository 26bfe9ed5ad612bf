-- The thread is for everybody: it does not name what was not released yet.
update thing set title = '{"kk": "Модель жобасы", "ru": "Черновик модели", "en": "Draft of a model"}', path = '/models/' || model.id
  from language_model model where thing.id = 'model:' || model.id and model.release is null;
update thing set title = '{"kk": "Бағалау", "ru": "Оценка", "en": "Evaluation"}'
  from evaluation where thing.id = 'evaluation:' || evaluation.id and evaluation.model_hash is not null;
