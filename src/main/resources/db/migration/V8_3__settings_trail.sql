-- What is noted of changed settings stays as it was written, whoever asks.
CREATE FUNCTION setting_change_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what is noted of changed settings is never altered or deleted'
        USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER setting_change_stays BEFORE UPDATE OR DELETE ON setting_change
    FOR EACH ROW EXECUTE FUNCTION setting_change_stays();
