-- Drafts of courses that an author threw away: given back for a day, as they stood. Their files stay, for a published version may have the same.
create table course_draft_discarded (
  id uuid primary key,
  draft jsonb not null,
  discarded_at timestamptz not null
);
create index course_draft_discarded_at on course_draft_discarded (discarded_at);
