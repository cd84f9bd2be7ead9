-- Who may read the attributes of a password, or the database, could tell by its digest whether he has guessed it.
DELETE FROM kept_attribute k
  USING managed_object o
  WHERE o.tenant_id = k.tenant_id AND o.id = k.object_id AND k.vendor = '' AND k.name = 'Digest'
    AND (o.object_type IN ('SECRET_DATA', 'OPAQUE_OBJECT') OR (o.object_type = 'SYMMETRIC_KEY' AND o.length < 112));
