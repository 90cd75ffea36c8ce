package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/jackc/pgx/v5"
)

// postgresql is a server that ../run.sh started, reached as libpq's variables say, with a trigger
// that chains the rows; a commit is flushed before it is answered (synchronous_commit).
type postgresql struct{ connection *pgx.Conn }

const chained = `
create table if not exists log (seq bigint primary key, entry bytea not null, link bytea not null);
create or replace function chain() returns trigger language plpgsql as $$
declare newest record;
begin
    select seq, link into newest from log order by seq desc limit 1;
    new.seq := coalesce(newest.seq + 1, 0);
    new.link := sha256(coalesce(newest.link, ''::bytea) || new.entry);
    return new;
end $$;
create or replace trigger chain before insert on log for each row execute function chain();`

// openPostgresql uses a database of the folder's name.
func openPostgresql(folder string) (engine, error) {
	_, err := os.Stat(folder)
	isNew := errors.Is(err, os.ErrNotExist)
	name := pgx.Identifier{fmt.Sprintf("peers %s", folder)}
	server, err := pgx.Connect(background, "dbname=postgres")
	if err != nil {
		return nil, err
	}
	defer server.Close(background)
	if isNew {
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return nil, err
		}
		if _, err := server.Exec(background, "create database "+name.Sanitize()); err != nil {
			return nil, err
		}
	}
	config, err := pgx.ParseConfig("")
	if err != nil {
		return nil, err
	}
	config.Database = name[0]
	connection, err := pgx.ConnectConfig(background, config)
	if err != nil {
		return nil, err
	}
	_, err = connection.Exec(background, chained)
	return postgresql{connection}, err
}

func (log postgresql) append(entries [][]byte) error {
	_, err := log.connection.Exec(background,
		"insert into log (entry) select unnest($1::bytea[])", entries)
	return err
}

func (log postgresql) read(number uint64) ([]byte, error) {
	var entry []byte
	row := log.connection.QueryRow(background, "select entry from log where seq = $1", number)
	return entry, row.Scan(&entry)
}

func (log postgresql) check(entries uint64) error {
	var sound uint64
	row := log.connection.QueryRow(background, `
select count(*) from (
    select link = sha256(coalesce(lag(link) over (order by seq), ''::bytea) || entry) as sound
    from log
) as links where sound`)
	if err := row.Scan(&sound); err != nil {
		return err
	}
	if sound != entries {
		return fmt.Errorf("%d entries of %d", sound, entries)
	}
	return nil
}

func (log postgresql) bytes() (size int64, err error) {
	row := log.connection.QueryRow(background, "select pg_total_relation_size('log')")
	return size, row.Scan(&size)
}

func (log postgresql) close() error { return log.connection.Close(background) }
