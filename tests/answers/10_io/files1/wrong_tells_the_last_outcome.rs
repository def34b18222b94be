//! wrong: an_error_of_the_disk_is_told / wrong-value

use std::io;

use katas_kit::disk::Disk;
use tokio::io::{AsyncWriteExt, BufWriter};
use tokio::task::JoinSet;

pub async fn write_labels(disk: &Disk, towns: &[String]) -> io::Result<()> {
    let mut tasks = JoinSet::new();
    for town in towns.iter().cloned() {
        let disk = disk.clone();
        tasks.spawn(async move { labels_of(&disk, &town).await });
    }
    let mut outcome = Ok(());
    while let Some(written) = tasks.join_next().await {
        outcome = written.expect("writing does not panic");
    }
    outcome
}

async fn labels_of(disk: &Disk, town: &str) -> io::Result<()> {
    let addresses = disk.read_to_string(&format!("{town}.txt")).await?;
    let mut labels = BufWriter::new(disk.create(&format!("{town}.labels")));
    for address in addresses.lines() {
        labels.write_all(address.to_uppercase().as_bytes()).await?;
        labels.write_all(b"\n").await?;
    }
    labels.flush().await
}
