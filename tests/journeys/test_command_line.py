import pytest

from steward.config.cli import main


def test_the_word_import_of_the_command_line_leads_to_the_importer(capsys):
    with pytest.raises(SystemExit):
        main(["import", "weather", "x.csv"])

    assert "invalid choice: 'weather'" in capsys.readouterr().err
