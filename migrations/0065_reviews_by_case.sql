-- Reviews of a case are found by it; those that were reversed are beside the index that holds one of each.
create index review_of_case on cases.review (case_id);
