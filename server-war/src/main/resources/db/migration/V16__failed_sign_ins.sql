-- The admins' overview counts them again and again: few records, found without reading the others.
CREATE INDEX audit_failed_sign_in ON audit_record (scope, at) WHERE action = 'SIGN_IN' AND outcome <> 'SUCCESS';
