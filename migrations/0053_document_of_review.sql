-- A provisional review goes once its acts are others. What was prepared of it keeps of which it was: it can neither be checked nor issued any more, and whose
-- responsibility was judged does not see it afterwards either.
alter table cases.document drop constraint document_review_fkey;
