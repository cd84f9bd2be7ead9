-- What a proposal is about and what came of it, for who words it in another language; what was proposed before has English alone.
ALTER TABLE proposal
  ADD COLUMN subject_wording text,
  ADD COLUMN outcome_wording text;
